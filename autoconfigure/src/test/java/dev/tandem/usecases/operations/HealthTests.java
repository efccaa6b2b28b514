package dev.tandem.usecases.operations;

import java.util.ArrayList;
import java.util.List;

import dev.tandem.ApiResponseException;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.RunningCall;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When the health {@code apiClients} is down, and that asking for it costs the API
 * nothing.
 */
@Timeout(60)
class HealthTests {

	private static final String READINESS = "management.endpoint.health.group.readiness.include=apiClients";

	private static final String[] BREAKER = { "circuit-breaker.enabled=true", "circuit-breaker.minimum-calls=2",
			"circuit-breaker.half-open-calls=1", READINESS };

	@TwinTest
	void openCircuitIsShownAndCountsWhereItIsNamed(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(500, "{}"));
				TicketDesk desk = TicketDesk.calling(server.uri(), and(BREAKER, "circuit-breaker.open-duration=1h"))) {
			assertHealth(desk, "UP", "{\"circuitBreaker\":\"closed\"}");
			desk.get(twin).failure(ApiResponseException.class);
			desk.get(twin).failure(ApiResponseException.class);
			assertHealth(desk, "DEGRADED", "{\"circuitBreaker\":\"open\"}");
			assertWholeIsUp(desk);
			assertThat(desk.status("/health/readiness")).isEqualTo(503);
			assertThat(desk.status("/health/liveness")).isEqualTo(200);
			assertThat(
					desk.json("/apiclients/tickets").path("limits").path("circuitBreaker").path("state").stringValue())
				.isEqualTo("open");
			assertThat(server.requests()).hasSize(2);
		}
	}

	/**
	 * An instance that gets no requests since it is not ready makes no calls: if its
	 * circuit needed one to let go, it would never be ready again.
	 */
	@TwinTest
	void circuitIsUpAgainWithoutACall(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(500, "{}"));
				TicketDesk desk = TicketDesk.calling(server.uri(),
						and(BREAKER, "circuit-breaker.open-duration=300ms"))) {
			desk.get(twin).failure(ApiResponseException.class);
			desk.get(twin).failure(ApiResponseException.class);
			Awaitility.await().untilAsserted(() -> assertHealth(desk, "UP", "{\"circuitBreaker\":\"half-open\"}"));
			assertThat(desk.status("/health/readiness")).isEqualTo(200);
			assertThat(server.requests()).hasSize(2);
		}
	}

	@TwinTest
	void poolWithoutRoomIsDegraded(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.silence());
				TicketDesk desk = TicketDesk.calling(server.uri(), "pool.max-connections=1", "pool.max-pending=1",
						READINESS)) {
			RunningCall<String> first = desk.start(twin);
			server.awaitRequest();
			assertHealth(desk, "UP", "");
			RunningCall<String> second = desk.start(twin);
			Awaitility.await()
				.untilAsserted(() -> assertThat(health(desk).path("status").stringValue()).isEqualTo("DEGRADED"));
			assertThat(health(desk).path("details").path("pool").path("pending").intValue()).isEqualTo(1);
			assertWholeIsUp(desk);
			assertThat(desk.status("/health/readiness")).isEqualTo(503);
			first.cancel();
			second.cancel();
			Awaitility.await().untilAsserted(() -> assertHealth(desk, "UP", ""));
		}
	}

	@Test
	void withoutProbeNothingIsSent() {
		try (FaultServer server = FaultServer.plain(Fault.answer(500, "{}"));
				TicketDesk desk = TicketDesk.calling(server.uri())) {
			assertHealth(desk, "UP", "");
			assertThat(server.requests()).isEmpty();
		}
	}

	@Test
	void probeTellsWhetherTheApiWorks() {
		try (FaultServer server = FaultServer.plain(Fault.answer("{}"), Fault.answer(503, "{}"));
				TicketDesk desk = TicketDesk.calling(server.uri(), "health.probe=ping", "health.probe-interval=100ms",
						"retry.max-attempts=3")) {
			assertHealth(desk, "UP", "{\"probe\":\"TicketApi#ping succeeded\"}");
			assertThat(server.requests()).singleElement()
				.satisfies((request) -> assertThat(request.head()).startsWith("GET /tickets/ping "));
			Awaitility.await()
				.untilAsserted(() -> assertThat(health(desk).path("status").stringValue()).isEqualTo("DEGRADED"));
			assertThat(health(desk).path("details").path("probe").stringValue()).contains("tickets TicketApi#ping",
					"503");
			assertThat(desk.text("/health/apiClients")).doesNotContain(TicketDesk.KEY);
		}
	}

	@Test
	void probeWithoutAnswerIsDegradedInTime() {
		try (FaultServer server = FaultServer.plain(Fault.silence());
				TicketDesk desk = TicketDesk.calling(server.uri(), "health.probe=TicketApi#ping",
						"health.timeout=200ms")) {
			JsonNode health = health(desk);
			assertThat(health.path("status").stringValue()).isEqualTo("DEGRADED");
			assertThat(health.path("details").path("probe").stringValue()).contains("200");
		}
	}

	@Test
	void stormOfChecksIsOneProbe() {
		try (FaultServer server = FaultServer.plain(Fault.answer("{}"));
				TicketDesk desk = TicketDesk.calling(server.uri(), "health.probe=ping", "health.probe-interval=1h")) {
			List<Mono<Integer>> checks = new ArrayList<>();
			for (int i = 0; i < 30; i++) {
				checks.add(Mono.fromCallable(() -> health(desk).path("details").size())
					.subscribeOn(Schedulers.boundedElastic()));
			}
			assertThat(Flux.merge(checks).collectList().block()).hasSize(30).containsOnly(1);
			assertThat(server.requests()).hasSize(1);
		}
	}

	@Test
	void probeThatAnOwnLimitHoldsBackTellsNothing() {
		try (FaultServer server = FaultServer.plain(Fault.answer("{}"));
				TicketDesk desk = TicketDesk.calling(server.uri(), "health.probe=ping", "rate-limit.permits=1",
						"rate-limit.per=1h", "rate-limit.max-wait=0s")) {
			desk.get(Twin.REACTIVE).get();
			JsonNode health = health(desk);
			assertThat(health.path("status").stringValue()).isEqualTo("UP");
			assertThat(health.path("details").path("probe").stringValue()).contains("rate-limit");
		}
	}

	@Test
	void healthCanBeSwitchedOff() {
		try (FaultServer server = FaultServer.plain(Fault.answer("{}"));
				TicketDesk desk = TicketDesk.calling(server.uri(), "management.health.apiclients.enabled=false")) {
			assertThat(desk.status("/health/apiClients")).isEqualTo(404);
			assertThat(desk.status("/apiclients/tickets")).isEqualTo(200);
		}
	}

	/**
	 * A group of the user's own counts what the whole does not; liveness has no part in
	 * it.
	 */
	@Test
	void probeThatFailsCountsInTheGroupThatNamesTheClients() {
		try (FaultServer server = FaultServer.plain(Fault.answer(503, "{}"));
				TicketDesk desk = TicketDesk.calling(server.uri(), "health.probe=ping",
						"management.endpoint.health.group.upstreams.include=apiClients",
						"management.endpoint.health.group.one.include=apiClients/tickets",
						"management.endpoint.health.group.others.include=ping")) {
			assertWholeIsUp(desk);
			assertThat(desk.status("/health/upstreams")).isEqualTo(503);
			assertThat(desk.status("/health/one")).isEqualTo(503);
			assertThat(desk.status("/health/others")).isEqualTo(200);
			assertThat(desk.json("/health/upstreams").path("status").stringValue()).isEqualTo("DOWN");
			assertThat(desk.status("/health/liveness")).isEqualTo(200);
			assertThat(desk.status("/health/readiness")).isEqualTo(200);
		}
	}

	private static void assertWholeIsUp(TicketDesk desk) {
		assertThat(desk.status("/health")).isEqualTo(200);
		JsonNode whole = desk.json("/health");
		assertThat(whole.path("status").stringValue()).isEqualTo("UP");
		assertThat(whole.path("components")
			.path("apiClients")
			.path("components")
			.path("tickets")
			.path("status")
			.stringValue()).isEqualTo("DEGRADED");
	}

	private static void assertHealth(TicketDesk desk, String status, String details) {
		JsonNode health = health(desk);
		assertThat(health.path("status").stringValue()).isEqualTo(status);
		assertThat(health.path("details").toString()).isEqualTo(details);
	}

	private static JsonNode health(TicketDesk desk) {
		return desk.json("/health/apiClients/tickets");
	}

	private static String[] and(String[] settings, String more) {
		List<String> all = new ArrayList<>(List.of(settings));
		all.add(more);
		return all.toArray(String[]::new);
	}

}
