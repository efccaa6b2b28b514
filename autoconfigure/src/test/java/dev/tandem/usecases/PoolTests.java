package dev.tandem.usecases;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.tandem.testing.RunningCall;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client has one pool, whichever twin and whichever definition calls.
 */
class PoolTests {

	private final TestServer.Handler good = (request, response) -> TestServer.json(response, Note.JSON);

	/**
	 * Without the limit a call may come before the connection of the last one is back.
	 */
	@Test
	@Timeout(60)
	void bothTwinsShareOneConnection() {
		try (TestServer server = TestServer.start(this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(), "pool.max-connections=1")) {
			for (int i = 0; i < 3; i++) {
				notes.assertWorks(Twin.REACTIVE);
				notes.assertWorks(Twin.BLOCKING);
			}
			assertThat(server.requests()).hasSize(6);
			assertThat(server.connections().total()).isEqualTo(1);
		}
	}

	@Test
	@Timeout(60)
	void bothTwinsTogetherOpenNoMoreThanMaxConnections() {
		TestServer.Handler slow = (request, response) -> Mono.delay(Duration.ofMillis(20))
			.then(Mono.defer(() -> Mono.from(TestServer.json(response, Note.JSON))));
		try (TestServer server = TestServer.start(slow);
				NotesApplication notes = NotesApplication.calling(server.uri(), "pool.max-connections=3")) {
			List<RunningCall<Note>> calls = new ArrayList<>();
			for (int i = 0; i < 12; i++) {
				calls.add(notes.start(Twin.REACTIVE));
				calls.add(notes.start(Twin.BLOCKING));
			}
			calls.forEach((call) -> assertThat(call.outcome().get()).isEqualTo(Note.HELLO));
			assertThat(server.connections().peak()).isEqualTo(3);
			assertThat(server.connections().total()).isEqualTo(3);
		}
	}

	@TwinTest
	void unusedConnectionIsClosedAfterItsTimes(Twin twin) {
		for (List<String> times : List.of(List.of("100ms", "1h"), List.of("1h", "100ms"))) {
			try (TestServer server = TestServer.start(this.good);
					NotesApplication notes = NotesApplication.calling(server.uri(),
							"pool.max-idle-time=" + times.get(0), "pool.max-life-time=" + times.get(1),
							"pool.evict-every=50ms")) {
				notes.assertWorks(twin);
				server.connections().awaitNow(0);
			}
		}
	}

	@TwinTest
	void unusedConnectionIsNotUsedAgainAfterMaxIdleTime(Twin twin) {
		try (TestServer server = TestServer.start(this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(), "pool.max-idle-time=50ms",
						"pool.evict-every=1h")) {
			notes.assertWorks(twin);
			Awaitility.await().pollDelay(Duration.ofMillis(100)).untilAsserted(() -> {
				notes.assertWorks(twin);
				assertThat(server.connections().total()).isGreaterThan(1);
			});
		}
	}

	@TwinTest
	void unusedConnectionStaysOpenWithinItsTimes(Twin twin) {
		try (TestServer server = TestServer.start(this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(), "pool.max-idle-time=1h",
						"pool.max-life-time=1h", "pool.evict-every=10ms")) {
			notes.assertWorks(twin);
			Awaitility.await()
				.during(Duration.ofMillis(200))
				.untilAsserted(() -> assertThat(server.connections().now()).isEqualTo(1));
		}
	}

}
