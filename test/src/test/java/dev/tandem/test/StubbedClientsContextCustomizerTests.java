package dev.tandem.test;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextLoader;
import org.springframework.test.context.MergedContextConfiguration;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * No server outlives a context that does not start.
 */
class StubbedClientsContextCustomizerTests {

	private final GenericApplicationContext context = new GenericApplicationContext();

	private final Set<Thread> before = serverThreads();

	@Test
	void serversAreNotLeftRunningWhenAClientCannotBeRecorded() {
		assertThatExceptionOfType(RecordingException.class)
			.isThrownBy(() -> customize(new StubbedClientsContextCustomizer(null, Set.of("a", "b"), Set.of("a", "b"))))
			.withMessage("The client 'b' cannot be recorded: neither tandem.clients.b.base-url nor base-urls is set");
		awaitNoServer();
	}

	@Test
	void serversAreNotLeftRunningWhenOneCannotBeRegistered() {
		this.context.registerBean("stubbedClient#b", String.class, () -> "b");
		this.context.getDefaultListableBeanFactory().setAllowBeanDefinitionOverriding(false);
		assertThatExceptionOfType(RuntimeException.class)
			.isThrownBy(() -> customize(new StubbedClientsContextCustomizer(null, Set.of("a", "b"), Set.of())))
			.withMessageContaining("stubbedClient#b");
		awaitNoServer();
	}

	@Test
	void serversAreNotLeftRunningWhenTheContextFailsBeforeItsBeans() {
		this.context.addBeanFactoryPostProcessor((beans) -> {
			throw new IllegalArgumentException("no context");
		});
		customize(new StubbedClientsContextCustomizer(null, Set.of("a"), Set.of()));
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(this.context::refresh)
			.withMessage("no context");
		awaitNoServer();
	}

	private void customize(StubbedClientsContextCustomizer customizer) {
		this.context.getEnvironment()
			.getPropertySources()
			.addLast(new MapPropertySource("application", Map.of("tandem.clients.a.base-url", "https://a")));
		customizer.customizeContext(this.context,
				new MergedContextConfiguration(getClass(), null, null, null, Mockito.mock(ContextLoader.class)));
	}

	private void awaitNoServer() {
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> this.before.containsAll(serverThreads()));
	}

	private static Set<Thread> serverThreads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith("qtp"))
			.collect(Collectors.toSet());
	}

}
