package dev.tandem.usecases;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.tandem.ApiResponseException;
import dev.tandem.RetryDelayReader;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.Outcome;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;

import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Delays that an API asks for in the body of an answer.
 */
class RetryDelayReaderTests {

	private final Fault good = Fault.answer(Note.JSON);

	private static String busy(String delay) {
		return """
				{"code": 14, "message": "busy", "details": [
				 {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "BUSY"},
				 {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "%s"}]}""".formatted(delay);
	}

	private static NotesApplication calling(FaultServer server, String... settings) {
		return NotesApplication.calling(server.uri(), (context) -> context.register(Setup.class),
				NotesApplication.and(settings, "retry.max-attempts=2", "retry.backoff.initial=1ms", "retry.budget=1"));
	}

	@TwinTest
	void waitIsAsLongAsTheBodyAsks(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(503, busy("0.700s")), this.good);
				NotesApplication notes = calling(server)) {
			Outcome<Note> outcome = notes.get(twin);
			assertThat(outcome.get()).isEqualTo(Note.HELLO);
			assertThat(outcome.elapsed()).isGreaterThanOrEqualTo(Duration.ofMillis(700));
		}
	}

	@TwinTest
	void longerOfBodyAndHeaderCounts(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(503, busy("3600s"), "Retry-After: 0"), this.good);
				NotesApplication notes = calling(server)) {
			NotesApplication.failure(notes.get(twin), ApiResponseException.class);
			assertThat(server.requests()).hasSize(1);
		}
		try (FaultServer server = FaultServer.plain(Fault.answer(503, busy("0s"), "Retry-After: 3600"), this.good);
				NotesApplication notes = calling(server)) {
			NotesApplication.failure(notes.get(twin), ApiResponseException.class);
			assertThat(server.requests()).hasSize(1);
		}
	}

	@TwinTest
	void waitThatIsLongerThanAllowedIsNotBegun(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(503, busy("1.5s")), this.good);
				NotesApplication notes = calling(server, "retry.max-retry-after=1s")) {
			NotesApplication.failure(notes.get(twin), ApiResponseException.class);
			assertThat(server.requests()).hasSize(1);
		}
	}

	@TwinTest
	void delayThatCannotBeReadIsNone(Twin twin) {
		for (String body : List.of("", "<html>", busy("soon"), "{\"details\":[]}")) {
			try (FaultServer server = FaultServer.plain(Fault.answer(503, body), this.good);
					NotesApplication notes = calling(server)) {
				assertThat(notes.get(twin).get()).isEqualTo(Note.HELLO);
			}
		}
	}

	/**
	 * A {@code google.rpc.Status} in JSON, as grpc-gateway and OpenDecree send it.
	 */
	record Status(List<Map<String, Object>> details) {

		Optional<Duration> retryDelay() {
			return this.details.stream()
				.filter((detail) -> "type.googleapis.com/google.rpc.RetryInfo".equals(detail.get("@type")))
				.map((detail) -> Duration.parse("PT" + detail.get("retryDelay")))
				.findFirst();
		}

	}

	static class Setup {

		@Bean
		RetryDelayReader retryInfo() {
			return (client, answer) -> client.equals("notes") ? answer.bodyAs(Status.class).flatMap(Status::retryDelay)
					: Optional.empty();
		}

	}

}
