package dev.tandem.usecases.operations;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import javax.management.ObjectName;

import dev.tandem.ApiException;
import dev.tandem.ApiOperation;
import dev.tandem.ApiResponseException;
import dev.tandem.ApiTimeoutException;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.RunningCall;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code /actuator/apiclients} tells of the clients.
 */
@Timeout(60)
class EndpointTests {

	private static final String SHOW = "management.endpoint.apiclients.show-values=always";

	private static final URI NOWHERE = URI.create("http://localhost:1/v1");

	@Test
	void settingTellsItsValueAndWhoSetItWhere(@TempDir Path directory) {
		try (TicketDesk desk = TicketDesk.configured(directory, """
				management:
				  endpoints.web.exposure.include: apiclients
				  endpoint.apiclients.show-values: always
				spring.http.clients:
				  read-timeout: 9s
				  redirects: dont-follow
				limit: 3
				tandem:
				  defaults:
				    timeouts.connect: 1500ms
				    headers.X-Tenant: t1
				  clients.tickets:
				    base-url: http://tickets.example.com/v1
				    api-key: s3cr3t-k3y
				    timeouts.call: 7s
				    retry.max-attempts: ${limit}
				    http.versions: [ http/1.1, h2c ]
				""")) {
			JsonNode client = desk.json("/apiclients/tickets");
			assertThat(client.path("baseUrl").stringValue()).isEqualTo("http://tickets.example.com/v1");
			JsonNode settings = client.path("settings");
			assertSetting(settings.path("timeouts.call"), "\"7s\"", "client", "tandem.clients.tickets.timeouts.call",
					" - 15:20");
			assertSetting(settings.path("timeouts.connect"), "\"1500ms\"", "defaults",
					"tandem.defaults.timeouts.connect", " - 10:23");
			assertSetting(settings.path("timeouts.response"), "\"9s\"", "spring", "spring.http.clients.read-timeout",
					" - 5:17");
			assertSetting(settings.path("http.redirects"), "\"never\"", "spring", "spring.http.clients.redirects",
					" - 6:14");
			assertSetting(settings.path("retry.max-attempts"), "3", "client",
					"tandem.clients.tickets.retry.max-attempts", " - 16:25");
			assertThat(settings.path("http.versions").path("value").toString()).isEqualTo("[\"http/1.1\",\"h2c\"]");
			assertThat(settings.path("timeouts.idle").toString())
				.isEqualTo("{\"value\":\"30s\",\"source\":\"default\"}");
			assertThat(settings.path("retry.on-status").path("value").toString())
				.isEqualTo("[408,425,429,502,503,504]");
			assertThat(settings.has("concurrency.max-calls")).isFalse();
			assertSetting(settings.path("api-key.value"), "\"******\"", "client", "tandem.clients.tickets.api-key",
					" - 14:14");
			assertSetting(settings.path("headers.X-Tenant"), "\"******\"", "defaults",
					"tandem.defaults.headers.x-tenant", " - 11:23");
		}
	}

	private static void assertSetting(JsonNode setting, String value, String source, String property, String place) {
		assertThat(setting.path("value").toString()).isEqualTo(value);
		assertThat(setting.path("source").stringValue()).isEqualTo(source);
		assertThat(setting.path("property").stringValue()).isEqualTo(property);
		assertThat(setting.path("propertySource").stringValue()).contains("desk.yaml");
		assertThat(setting.path("origin").stringValue()).contains("desk.yaml").endsWith(place);
	}

	@Test
	void serversAreShownInTheirOrder(@TempDir Path directory) {
		try (TicketDesk desk = TicketDesk.configured(directory, """
				management:
				  endpoints.web.exposure.include: apiclients
				  endpoint.apiclients.show-values: always
				tandem.clients.tickets.base-urls: [ http://b.example.com, http://a.example.com ]
				""")) {
			assertThat(desk.json("/apiclients/tickets").path("baseUrl").toString())
				.isEqualTo("[\"http://b.example.com\",\"http://a.example.com\"]");
		}
	}

	@Test
	void valuesAreMaskedUnlessToldToShowThem() {
		try (TicketDesk desk = TicketDesk.calling(NOWHERE)) {
			JsonNode client = desk.json("/apiclients/tickets");
			assertThat(client.path("baseUrl").stringValue()).isEqualTo("******");
			assertThat(client.path("settings")).isNotEmpty()
				.allSatisfy((setting) -> assertThat(setting.path("value").stringValue("")).isEqualTo("******"));
		}
	}

	@Test
	void secretsAreNeverShown() {
		try (TicketDesk desk = TicketDesk.calling(NOWHERE, SHOW, "basic.username=user", "api-key.name=X-Key",
				"basic.password=" + TicketDesk.KEY, "http.proxy.host=proxy", "http.proxy.username=user",
				"http.proxy.password=" + TicketDesk.KEY, "headers.X-Token=" + TicketDesk.KEY,
				"cookies.token=" + TicketDesk.KEY, "query.token=" + TicketDesk.KEY,
				"spring.http.serviceclient.tickets.default-header.X-More=" + TicketDesk.KEY,
				"http.trusted-origins=https://" + TicketDesk.KEY + ".example.com")) {
			assertThat(desk.text("/apiclients"))
				.contains("api-key.value", "headers.X-More", "cookies.token", "http.proxy.password", "10s")
				.doesNotContain(TicketDesk.KEY);
			assertThat(desk.text("/apiclients/tickets")).doesNotContain(TicketDesk.KEY);
			assertThat(desk.text("/configprops") + desk.text("/env") + desk.text("/health"))
				.doesNotContain(TicketDesk.KEY);
		}
	}

	@Test
	void operationsAreThoseThatCallsNameThemselvesBy() {
		try (FaultServer server = FaultServer.plain(Fault.answer(500, "{}"));
				TicketDesk desk = TicketDesk.calling(server.uri())) {
			TicketApi tickets = desk.reactive();
			Set<String> called = new HashSet<>();
			for (Mono<?> call : Set.of(tickets.get("1"), tickets.ping(), tickets.search(Map.of("a", "1")),
					tickets.create(), tickets.at(server.uri()), tickets.archived("1"))) {
				ApiOperation operation = Twin.REACTIVE.call(() -> call, () -> null)
					.failure(ApiException.class)
					.operation();
				called.add(operation.name() + " " + operation.method() + " " + operation.uriTemplate());
			}
			JsonNode definition = desk.json("/apiclients/tickets").path("definitions").get(0);
			assertThat(definition.path("type").stringValue()).isEqualTo(TicketApi.class.getName());
			assertThat(definition.path("operations"))
				.extracting((operation) -> text(operation, "name") + " " + text(operation, "method") + " "
						+ text(operation, "uriTemplate"))
				.hasSize(7)
				.containsAll(called)
				.contains("TicketApi#any null /tickets/any");
			Twin.REACTIVE.call(() -> tickets.any(HttpMethod.GET), () -> null).failure(ApiResponseException.class);
		}
	}

	private static String text(JsonNode node, String name) {
		return node.has(name) ? node.path(name).stringValue() : "null";
	}

	@TwinTest
	void callsAreCountedByOutcomeAndTheLastFailureIsKept(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer("{}"), Fault.answer("{}"), Fault.answer(404, "{}"),
				Fault.silence()); TicketDesk desk = TicketDesk.calling(server.uri(), "timeouts.response=200ms")) {
			desk.get(twin).get();
			desk.get(twin).get();
			assertThat(desk.json("/apiclients/tickets").path("calls").has("lastFailure")).isFalse();
			desk.get(twin).failure(ApiResponseException.class);
			ApiTimeoutException failure = desk.get(twin).failure(ApiTimeoutException.class);
			JsonNode calls = desk.json("/apiclients/tickets").path("calls");
			assertThat(calls.path("outcomes").toString()).isEqualTo("{\"SUCCESS\":2,\"CLIENT_ERROR\":1,\"TIMEOUT\":1}");
			JsonNode last = calls.path("lastFailure");
			assertThat(text(last, "operation")).isEqualTo("TicketApi#get");
			assertThat(text(last, "outcome")).isEqualTo("TIMEOUT");
			assertThat(text(last, "exception")).isEqualTo(ApiTimeoutException.class.getName());
			assertThat(text(last, "message")).isEqualTo(failure.getMessage());
			assertThat(text(last, "time")).isGreaterThanOrEqualTo(text(calls, "since"));
		}
	}

	@TwinTest
	@SuppressWarnings("try") // the calls run until they are closed
	void poolAndLimitsShowWhatTheyHold(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.silence());
				TicketDesk desk = TicketDesk.calling(server.uri(), "pool.max-connections=1", "pool.max-pending=7",
						"concurrency.max-calls=2", "concurrency.max-waiting=5", "rate-limit.permits=100",
						"circuit-breaker.enabled=true");
				RunningCall<String> first = desk.start(twin);
				RunningCall<String> second = desk.start(twin);
				RunningCall<String> third = desk.start(twin)) {
			Awaitility.await().untilAsserted(() -> {
				JsonNode client = desk.json("/apiclients/tickets");
				assertThat(client.path("pools").toString())
					.isEqualTo("[{\"remote\":\"%s\",\"active\":1,\"idle\":0,\"pending\":1,"
						.formatted(server.uri().getAuthority()) + "\"maxConnections\":1,\"maxPending\":7}]");
				assertThat(client.path("limits").toString())
					.isEqualTo("{\"concurrency\":{\"inUse\":2,\"waiting\":1,\"maxCalls\":2,\"maxWaiting\":5},"
							+ "\"rateLimit\":{\"waiting\":0},\"circuitBreaker\":{\"state\":\"closed\"}}");
			});
		}
	}

	@Test
	void unknownClientIsNotFound() {
		try (TicketDesk desk = TicketDesk.calling(NOWHERE, "spring.jmx.enabled=true")) {
			assertThat(desk.status("/apiclients/none")).isEqualTo(404);
			assertThat(desk.status("/apiclients/tickets")).isEqualTo(200);
		}
	}

	@Test
	void endpointIsThereByJmx() throws Exception {
		try (TicketDesk desk = TicketDesk.calling(NOWHERE, SHOW, "spring.jmx.enabled=true",
				"management.endpoints.jmx.exposure.include=apiclients")) {
			assertThat(desk.bean(TicketApi.class)).isNotNull();
			ObjectName name = new ObjectName("org.springframework.boot:type=Endpoint,name=Apiclients");
			var server = ManagementFactory.getPlatformMBeanServer();
			assertThat(server.invoke(name, "apiClients", new Object[0], new String[0]).toString())
				.contains("tickets", NOWHERE.toString())
				.doesNotContain(TicketDesk.KEY);
			assertThat(server
				.invoke(name, "apiClient", new Object[] { "tickets" }, new String[] { String.class.getName() })
				.toString()).contains("TicketApi#get");
			assertThat(
					server.invoke(name, "apiClient", new Object[] { "none" }, new String[] { String.class.getName() }))
				.isNull();
		}
	}

}
