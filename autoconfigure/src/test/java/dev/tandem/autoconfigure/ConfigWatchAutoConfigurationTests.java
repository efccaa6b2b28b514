package dev.tandem.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.tandem.config.ConfigChangedEvent;
import dev.tandem.config.ConfigWatch;
import dev.tandem.config.ConfigWatchSettings;
import dev.tandem.config.ConfigWatchStateEvent;
import dev.tandem.config.LiveConfigBeans;
import dev.tandem.config.OnConfigChange;
import dev.tandem.config.ScriptedSource;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.context.event.SimpleApplicationEventMulticaster;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ConfigWatchAutoConfiguration}.
 */
class ConfigWatchAutoConfigurationTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final ApplicationContextRunner runner = Contexts.empty()
		.withConfiguration(AutoConfigurations.of(ConfigWatchAutoConfiguration.class));

	private final ApplicationContextRunner withSource = this.runner.withUserConfiguration(Source.class)
		.withPropertyValues("tandem.config.source=scripted");

	@Test
	void watchWhenNoSourceIsSetIsAbsent() {
		this.runner.withUserConfiguration(Source.class)
			.run((context) -> assertThat(context).doesNotHaveBean(ConfigWatch.class));
	}

	@Test
	void watchWhenSourceIsBeanHoldsItsValues() {
		this.withSource.run((context) -> {
			ConfigWatch watch = context.getBean(ConfigWatch.class);
			assertThat(watch.isRunning()).isTrue();
			assertThat(watch.value("payments.fee")).contains("0.01");
			context.close();
			assertThat(watch.isRunning()).isFalse();
		});
	}

	@Test
	void eventOfSpringCloudWhenThatIsAbsentIsAbsent() {
		this.withSource.run((context) -> assertThat(context).hasSingleBean(ChangeAnnouncement.class)
			.doesNotHaveBean(LiveConfigBeans.class));
		this.withSource.withClassLoader(new FilteredClassLoader(EnvironmentChangeEvent.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ChangeAnnouncement.class));
	}

	@Test
	void changeWhenListenedToIsAnEventOnAThreadOfItsOwn() {
		this.withSource.withUserConfiguration(Listeners.class).run((context) -> {
			ScriptedSource source = context.getBean(ScriptedSource.class);
			source.write("payments.fee", "0.02");
			source.write("other", "1");
			Listeners listeners = context.getBean(Listeners.class);
			Awaitility.await()
				.atMost(LIMIT)
				.until(() -> listeners.all.size() == 2 && listeners.lazy.size() == 2 && !listeners.payments.isEmpty()
						&& !listeners.fees.isEmpty());
			assertThat(listeners.payments).containsExactly("payments.fee");
			assertThat(listeners.fees).extracting(ConfigChangedEvent::newValue).containsExactly("0.02");
			assertThat(listeners.all).containsExactly("payments.fee", "other");
			assertThat(listeners.lazy).containsExactly("payments.fee", "other");
			assertThat(listeners.threads).allMatch((thread) -> thread.startsWith("config-events"));
			assertThat(listeners.states).contains(ConfigWatchStateEvent.State.CONNECTED);
		});
	}

	@Test
	void stopWhenContextClosesIsTold() {
		this.withSource.withUserConfiguration(Listeners.class).run((context) -> {
			Listeners listeners = context.getBean(Listeners.class);
			context.close();
			assertThat(listeners.states).endsWith(ConfigWatchStateEvent.State.STOPPED);
		});
	}

	@Test
	void propertiesWhenSetAreBound() {
		this.withSource
			.withPropertyValues("tandem.config.client=c", "tandem.config.tenant=t", "tandem.config.prefix=p",
					"tandem.config.directory=/d", "tandem.config.etcd.username=u", "tandem.config.etcd.password=w",
					"tandem.config.startup=defaults", "tandem.config.check-interval=1s", "tandem.config.stale-after=3s",
					"tandem.config.compare-interval=2s", "tandem.config.backoff.initial=10ms",
					"tandem.config.backoff.multiplier=3", "tandem.config.backoff.max=2s",
					"tandem.config.backoff.jitter=0.1", "tandem.config.buffer=7")
			.run((context) -> {
				ConfigWatchProperties properties = context.getBean(ConfigWatchProperties.class);
				assertThat(properties).isEqualTo(new ConfigWatchProperties("scripted", "c", "t", "p", Path.of("/d"),
						new ConfigWatchProperties.Etcd("u", "w"), ConfigWatchSettings.Startup.DEFAULTS,
						Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3),
						new ConfigWatchProperties.Backoff(Duration.ofMillis(10), 3, Duration.ofSeconds(2), 0.1), 7));
				assertThat(properties.toString()).contains("username=u").doesNotContain("=w");
				assertThat(ConfigWatchSettingsMapper.map(properties))
					.isEqualTo(new ConfigWatchSettings(ConfigWatchSettings.Startup.DEFAULTS, Duration.ofSeconds(1),
							Duration.ofSeconds(2), Duration.ofSeconds(3),
							new ConfigWatchSettings.Backoff(Duration.ofMillis(10), 3, Duration.ofSeconds(2), 0.1), 7));
			});
	}

	@ParameterizedTest
	@CsvSource({ "check-interval,0s", "check-interval,2160000s", "stale-after,0s", "compare-interval,0s",
			"stale-after,30s", "backoff.initial,0s", "backoff.max,-1s", "backoff.multiplier,0.5", "backoff.jitter,1.5",
			"backoff.jitter,-0.1", "buffer,0" })
	void startWhenValueIsOutOfRangeSaysWhich(String key, String value) {
		FailureAnalysis analysis = StartFailure
			.of(this.withSource.withPropertyValues("tandem.config." + key + "=" + value));
		assertThat(analysis.getDescription()).startsWith("tandem.config." + key + " is '" + value + "'");
		assertThat(analysis.getAction()).startsWith("Give a ");
	}

	@Test
	void startWhenKeyDoesNotExistSuggestsOne() {
		FailureAnalysis analysis = StartFailure
			.of(this.withSource.withInitializer(Contexts.yaml("tandem.config.check-intervall: 3s")));
		assertThat(analysis.getDescription()).startsWith("There is no property tandem.config.check-intervall");
		assertThat(analysis.getAction()).isEqualTo("Is 'check-interval' meant?");
	}

	@Test
	void startWhenPrefixOfConsulBeginsWithASlashSaysSo() {
		FailureAnalysis analysis = StartFailure
			.of(this.runner.withPropertyValues("tandem.config.source=consul", "tandem.config.prefix=/config/shop/"));
		assertThat(analysis.getDescription())
			.isEqualTo("tandem.config.prefix is '/config/shop/', but keys of Consul do not begin with a slash.");
		assertThat(analysis.getAction()).contains("config/shop/");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"tandem.config.prefix=/a/ | tandem.config.prefix is set, but tandem.config.source is not, so nothing is watched.",
			"tandem.config.sorce=etcd | There is no property tandem.config.sorce" })
	void startWhenKeysHaveNoSourceSaysSo(String property, String description) {
		FailureAnalysis analysis = StartFailure
			.of(this.runner.withConfiguration(AutoConfigurations.of(ConfigKeysAutoConfiguration.class))
				.withPropertyValues(property));
		assertThat(analysis.getDescription()).startsWith(description);
		assertThat(analysis.getAction()).contains("source");
	}

	@Test
	void startWhenSourceIsSwitchedOffIgnoresItsKeys() {
		this.runner.withConfiguration(AutoConfigurations.of(ConfigKeysAutoConfiguration.class))
			.withPropertyValues("tandem.config.source=false", "tandem.config.prefix=/a/")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ConfigWatch.class));
	}

	@Test
	void watchWhenSourceIsDirectoryNeedsNoServer(@TempDir Path directory) throws IOException {
		Files.writeString(directory.resolve("fee"), "0.01");
		this.runner.withPropertyValues("tandem.config.source=directory", "tandem.config.directory=" + directory)
			.run((context) -> {
				ConfigWatch watch = context.getBean(ConfigWatch.class);
				assertThat(watch.value("fee")).contains("0.01");
				Files.writeString(directory.resolve("fee"), "0.02");
				Awaitility.await().atMost(LIMIT).until(() -> watch.value("fee").orElseThrow().equals("0.02"));
			});
		assertThat(StartFailure.of(this.runner.withPropertyValues("tandem.config.source=directory")).getDescription())
			.isEqualTo("tandem.config.directory is missing.");
	}

	/**
	 * It may have threads, filters or an error handler of its own.
	 */
	@Test
	void changeWhenApplicationHasItsOwnMulticasterGoesThroughIt() {
		this.withSource.withUserConfiguration(Multicaster.class).run((context) -> {
			context.getBean(ScriptedSource.class).write("payments.fee", "0.02");
			List<Object> events = context.getBean(Multicaster.class).events;
			Awaitility.await()
				.atMost(LIMIT)
				.untilAsserted(() -> assertThat(events).filteredOn(ConfigChangedEvent.class::isInstance).hasSize(1));
		});
	}

	@Test
	void startWhenSourceDoesNotExistNamesThoseThatDo() {
		FailureAnalysis analysis = StartFailure.of(this.withSource.withPropertyValues("tandem.config.source=script"));
		assertThat(analysis.getDescription())
			.isEqualTo("tandem.config.source is 'script', but no bean of type ConfigSource has that name.");
		assertThat(analysis.getAction())
			.isEqualTo("Give opendecree, etcd, consul, directory or one of these beans: scripted.");
	}

	@Test
	void startWhenSourceIsDownFails() {
		FailureAnalysis analysis = StartFailure.of(this.withSource.withUserConfiguration(Down.class));
		assertThat(analysis.getDescription()).isEqualTo("The remote configuration cannot be loaded: down");
		assertThat(analysis.getAction()).contains("tandem.config.client", "tandem.config.startup to 'defaults'");
	}

	@Test
	void startWhenSourceIsDownAndDefaultsMayDoSucceeds() {
		this.withSource.withUserConfiguration(Down.class)
			.withPropertyValues("tandem.config.startup=defaults")
			.run((context) -> assertThat(context.getBean(ConfigWatch.class).state())
				.isEqualTo(ConfigWatchStateEvent.State.RECONNECTING));
	}

	@Configuration(proxyBeanMethods = false)
	static class Source {

		@Bean
		ScriptedSource scripted() {
			ScriptedSource source = new ScriptedSource(Schedulers.parallel());
			source.write("payments.fee", "0.01");
			return source;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Multicaster {

		private final List<Object> events = new CopyOnWriteArrayList<>();

		@Bean
		SimpleApplicationEventMulticaster applicationEventMulticaster() {
			return new SimpleApplicationEventMulticaster() {

				@Override
				public void multicastEvent(ApplicationEvent event, @Nullable ResolvableType type) {
					if (event instanceof PayloadApplicationEvent<?> payload) {
						Multicaster.this.events.add(payload.getPayload());
					}
					super.multicastEvent(event, type);
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Down {

		Down(ScriptedSource source) {
			source.down(true);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Listeners {

		private final List<ConfigChangedEvent> fees = new CopyOnWriteArrayList<>();

		private final List<String> payments = new CopyOnWriteArrayList<>();

		private final List<String> all = new CopyOnWriteArrayList<>();

		private final List<String> lazy = new CopyOnWriteArrayList<>();

		private final List<String> threads = new CopyOnWriteArrayList<>();

		private final List<ConfigWatchStateEvent.State> states = new CopyOnWriteArrayList<>();

		@EventListener
		@Order(1)
		void fail(ConfigChangedEvent event) {
			throw new IllegalStateException("listener");
		}

		@EventListener(condition = "#event.path() == 'payments.fee'")
		@Order(2)
		void feeChanged(ConfigChangedEvent event) {
			this.fees.add(event);
		}

		@Bean
		@Lazy
		@Order(2)
		ApplicationListener<PayloadApplicationEvent<ConfigChangedEvent>> lazyListener() {
			return (event) -> this.lazy.add(event.getPayload().path());
		}

		@EventListener
		@Order(3)
		void changed(ConfigChangedEvent event) {
			this.threads.add(Thread.currentThread().getName());
			this.all.add(event.path());
		}

		@OnConfigChange({ "payments.*", "none" })
		@Order(2)
		void paymentsChanged(ConfigChangedEvent event) {
			this.payments.add(event.path());
		}

		@EventListener
		void stateChanged(ConfigWatchStateEvent event) {
			this.states.add(event.state());
		}

	}

}
