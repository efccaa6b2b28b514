package dev.tandem.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

import dev.tandem.ApiClientCustomizer;
import dev.tandem.ApiTimeoutException;
import dev.tandem.HttpClientCustomizer;
import dev.tandem.ImportApiClients;
import dev.tandem.autoconfigure.definitions.BlockingNoteApi;
import dev.tandem.autoconfigure.definitions.NoteApi;
import dev.tandem.autoconfigure.imported.BlockingStockApi;
import dev.tandem.autoconfigure.imported.StockApi;
import dev.tandem.observation.ApiAttemptObservationConvention;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.ReceivedRequest;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import io.netty.channel.Channel;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ApiClientCustomizer} and {@link HttpClientCustomizer}.
 */
class ApiClientCustomizerTests {

	private final TestServer server = server();

	private final TestServer foreign = server();

	private final ApplicationContextRunner runner = Contexts.withDefinitions()
		.withUserConfiguration(Customizers.class)
		.withBean(Log.class)
		.withPropertyValues("tandem.clients.note-books.base-url=" + this.server.uri(),
				"tandem.clients.note-books.api-key=s3cr3t", "tandem.clients.stock.base-url=" + this.server.uri());

	private static TestServer server() {
		return TestServer
			.start((request, response) -> response.header("Content-Type", "text/plain").sendString(Mono.just("note")));
	}

	@AfterEach
	void close() {
		this.server.close();
		this.foreign.close();
	}

	@Test
	void customizersWhenOrderedAreAppliedInOrderToEachClient() {
		this.runner.run((context) -> {
			List<String> entries = context.getBean(Log.class).entries();
			assertThat(entries).filteredOn((entry) -> entry.endsWith("note-books"))
				.containsExactly("http 1 note-books", "http 2 note-books", "client 1 note-books",
						"client 2 note-books");
			assertThat(entries).filteredOn((entry) -> entry.endsWith("stock"))
				.containsExactly("http 1 stock", "http 2 stock", "client 1 stock", "client 2 stock");
		});
	}

	@TwinTest
	void customizersWhenTheyChangeTheClientHaveTheLastWord(Twin twin) {
		this.runner.run((context) -> {
			twin.call(context.getBean(NoteApi.class)::first, context.getBean(BlockingNoteApi.class)::first).succeeded();
			HttpHeaders sent = this.server.awaitRequest().headers();
			assertThat(sent.get(HttpHeaders.USER_AGENT)).containsExactly("second note-books");
			assertThat(sent.get("X-Filter")).containsExactly("first", "second");
			context.getBean(BlockingStockApi.class).stock();
			assertThat(this.server.awaitRequests(2).get(1).headers().get(HttpHeaders.USER_AGENT))
				.containsExactly("second stock");
		});
	}

	@TwinTest
	void filterWhenAddedDoesNotSeeKey(Twin twin) {
		this.runner.run((context) -> {
			twin.call(context.getBean(NoteApi.class)::first, context.getBean(BlockingNoteApi.class)::first).succeeded();
			assertThat(this.server.awaitRequest().headers().getFirst(HttpHeaders.AUTHORIZATION))
				.isEqualTo("Bearer s3cr3t");
			assertThat(context.getBean(Log.class).seen()).hasSize(1)
				.noneMatch((seen) -> seen.contains(HttpHeaders.AUTHORIZATION) || seen.contains("s3cr3t"));
		});
	}

	@TwinTest
	void defaultsOfWebClientCustomizerStayWithOwnOrigin(Twin twin) {
		this.runner.run((context) -> {
			NoteApi reactive = context.getBean(NoteApi.class);
			BlockingNoteApi blocking = context.getBean(BlockingNoteApi.class);
			twin.call(reactive::first, blocking::first).succeeded();
			assertThat(this.server.awaitRequest().headers().getFirst("X-Tenant")).isEqualTo("t1");
			assertThat(this.server.awaitRequest().headers().getFirst(HttpHeaders.COOKIE)).contains("session=c1");
			twin.call(() -> reactive.at(this.foreign.uri()), () -> blocking.at(this.foreign.uri())).succeeded();
			ReceivedRequest received = this.foreign.awaitRequest();
			assertThat(received.headers().containsHeader("X-Tenant")).isFalse();
			assertThat(received.headers().containsHeader(HttpHeaders.COOKIE)).isFalse();
			assertThat(received.headers().containsHeader(HttpHeaders.AUTHORIZATION)).isFalse();
		});
	}

	/**
	 * As with Spring's own connector, which users of {@code HttpClient} know.
	 */
	@TwinTest
	void attributesOfRequestAreInItsChannelUntilItsResponseHasCome(Twin twin) {
		List<Object> seen = new CopyOnWriteArrayList<>();
		AtomicReference<Channel> used = new AtomicReference<>();
		this.runner.withBean(HttpClientCustomizer.class,
				() -> (name, client) -> client.doOnResponse((response, connection) -> {
					used.set(connection.channel());
					seen.addAll(connection.channel().attr(ReactorClientHttpConnector.ATTRIBUTES_KEY).get().keySet());
				}))
			.run((context) -> {
				twin.call(context.getBean(NoteApi.class)::first, context.getBean(BlockingNoteApi.class)::first)
					.succeeded();
				assertThat(seen).contains(ApiAttemptObservationConvention.OPERATION);
				Awaitility.await()
					.untilAsserted(() -> assertThat(
							Objects.requireNonNull(used.get()).attr(ReactorClientHttpConnector.ATTRIBUTES_KEY).get())
						.isNull());
			});
	}

	@TwinTest
	void responseTimeoutOfHttpClientHasTheLastWord(Twin twin) {
		assertHeadIsLate(twin, (name, client) -> client.responseTimeout(Duration.ofMillis(20)));
	}

	@TwinTest
	void responseTimeoutOfRequestHasTheLastWord(Twin twin) {
		assertHeadIsLate(twin, (name, client) -> client
			.doOnRequest((request, connection) -> request.responseTimeout(Duration.ofMillis(20))));
	}

	private void assertHeadIsLate(Twin twin, HttpClientCustomizer customizer) {
		try (FaultServer silent = FaultServer.plain(Fault.silence())) {
			this.runner
				.withPropertyValues("tandem.clients.note-books.base-url=" + silent.uri(),
						"tandem.clients.note-books.retry.max-attempts=1")
				.withBean(HttpClientCustomizer.class, () -> customizer)
				.run((context) -> assertThat(
						twin.call(context.getBean(NoteApi.class)::first, context.getBean(BlockingNoteApi.class)::first)
							.failure(ApiTimeoutException.class)
							.deadline())
					.isEqualTo(ApiTimeoutException.Deadline.RESPONSE));
		}
	}

	record Log(List<String> entries, List<String> seen) {

		Log() {
			this(new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportApiClients(StockApi.class)
	static class Customizers {

		@Bean
		@Order(2)
		ApiClientCustomizer secondClient(Log log) {
			return (client, builder) -> {
				log.entries().add("client 2 " + client);
				builder.filter((request, next) -> {
					log.seen().add(request.url() + " " + request.headers());
					return next.exchange(ClientRequest.from(request).header("X-Filter", "second").build());
				});
			};
		}

		@Bean
		@Order(1)
		ApiClientCustomizer firstClient(Log log) {
			return (client, builder) -> {
				log.entries().add("client 1 " + client);
				builder.filter((request, next) -> next
					.exchange(ClientRequest.from(request).header("X-Filter", "first").build()));
			};
		}

		@Bean
		@Order(2)
		HttpClientCustomizer secondHttp(Log log) {
			return (client, httpClient) -> {
				log.entries().add("http 2 " + client);
				return httpClient.headers((headers) -> headers.set(HttpHeaders.USER_AGENT, "second " + client));
			};
		}

		@Bean
		@Order(1)
		HttpClientCustomizer firstHttp(Log log) {
			return (client, httpClient) -> {
				log.entries().add("http 1 " + client);
				return httpClient.headers((headers) -> headers.set(HttpHeaders.USER_AGENT, "first " + client));
			};
		}

		@Bean
		WebClientCustomizer tenant() {
			return (builder) -> builder.defaultHeader("X-Tenant", "t1").defaultCookie("session", "c1");
		}

	}

}
