package dev.tandem.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.tandem.autoconfigure.ApiClientsAutoConfiguration;
import dev.tandem.autoconfigure.ConfigWatchAutoConfiguration;
import dev.tandem.config.consul.ConsulEntry;
import dev.tandem.config.etcd.RangeAnswer;
import dev.tandem.config.etcd.RangeRequest;
import dev.tandem.config.etcd.WatchItem;
import dev.tandem.config.etcd.WatchRequest;
import dev.tandem.config.opendecree.ConfigAnswer;
import dev.tandem.config.opendecree.Status;
import dev.tandem.config.opendecree.StreamItem;
import dev.tandem.config.opendecree.TypedValue;
import dev.tandem.standin.opendecree.OpenDecreeServer;
import dev.tandem.testing.PreparedContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.TypeReference;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.service.HttpServiceClientPropertiesAutoConfiguration;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.service.ReactiveHttpServiceClientAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The watch in an application context that is prepared ahead of time.
 */
class ConfigWatchAotTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@Test
	@CompileWithForkedClassLoader
	void openDecreeWhenPreparedAheadOfTimeIsWatched() {
		try (OpenDecreeServer server = new OpenDecreeServer().field("payments.fee", "stringValue")) {
			server.write("payments.fee", "0.01");
			PreparedContext prepared = PreparedContext.of(Application.class,
					properties(server.uri(), "opendecree", "tenant=" + OpenDecreeServer.TENANT));
			RuntimeHints hints = prepared.hints();
			prepared.run((context) -> {
				WatchedField<Double> fee = context.getBean(ConfigWatch.class).field("payments.fee", Double.class, 1.0);
				assertThat(fee.get()).isEqualTo(0.01);
				context.getBean(BlockingConfigClient.class).set(OpenDecreeServer.TENANT, "payments.fee", "0.02");
				Awaitility.await().atMost(LIMIT).until(() -> !context.getBean(Application.class).changes.isEmpty());
				assertThat(fee.get()).isEqualTo(0.02);
				assertThat(List.of(ConfigAnswer.class, StreamItem.Change.class, TypedValue.class, Status.Detail.class))
					.allMatch((type) -> isReadable(type.getName(), hints));
				assertThat(isReadable("dev.tandem.config.opendecree.ErrorAnswer", hints)).isTrue();
				assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(Application.class, "changed"))
					.accepts(hints);
			});
		}
	}

	@Test
	void etcdWhenPreparedAheadOfTimeCanBeRead() {
		RuntimeHints hints = PreparedContext
			.of(Application.class, properties(URI.create("http://127.0.0.1"), "etcd", "prefix=/config/"))
			.hints();
		assertThat(List.of(RangeAnswer.class, RangeRequest.class, WatchItem.Event.class, WatchRequest.Create.class))
			.allMatch((type) -> isReadable(type.getName(), hints));
	}

	@Test
	void consulWhenPreparedAheadOfTimeCanBeRead() {
		RuntimeHints hints = PreparedContext
			.of(Application.class, properties(URI.create("http://127.0.0.1"), "consul", "prefix=config/"))
			.hints();
		assertThat(isReadable(ConsulEntry.class.getName(), hints)).isTrue();
	}

	private static boolean isReadable(String type, RuntimeHints hints) {
		return RuntimeHintsPredicates.reflection()
			.onType(TypeReference.of(type))
			.withAnyMemberCategory(MemberCategory.INVOKE_DECLARED_CONSTRUCTORS,
					MemberCategory.INVOKE_PUBLIC_CONSTRUCTORS)
			.test(hints);
	}

	private static TestPropertyValues properties(URI server, String source, String key) {
		return TestPropertyValues.of("tandem.config.source=" + source, "tandem.config." + key,
				"tandem.clients.config.base-url=" + server, "tandem.clients.config.shutdown.grace-period=0s",
				"tandem.clients.config.headers.x-subject=tests", "tandem.clients.config.headers.x-role=admin",
				"tandem.clients.config.headers.x-tenant-id=" + OpenDecreeServer.TENANT);
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ ConfigWatchAutoConfiguration.class, ApiClientsAutoConfiguration.class,
			CodecsAutoConfiguration.class, JacksonAutoConfiguration.class, HttpClientAutoConfiguration.class,
			ReactiveHttpClientAutoConfiguration.class, HttpServiceClientPropertiesAutoConfiguration.class,
			WebClientAutoConfiguration.class, ReactiveHttpServiceClientAutoConfiguration.class })
	static class Application {

		private final List<ConfigChangedEvent> changes = new CopyOnWriteArrayList<>();

		@OnConfigChange("payments.*")
		void changed(ConfigChangedEvent event) {
			this.changes.add(event);
		}

	}

}
