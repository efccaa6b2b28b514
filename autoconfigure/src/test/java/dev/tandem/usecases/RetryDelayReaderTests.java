package dev.tandem.usecases;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
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
 * Delays that an API asks for in the body of a response.
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

	/**
	 * What a reader gives is compared and never computed with, however large it is. The
	 * rate limit of the client pauses for it, too.
	 */
	@TwinTest
	void delayOfAnyLengthIsBounded(Twin twin) {
		for (Duration none : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofNanos(1),
				Duration.ofSeconds(Long.MIN_VALUE))) {
			assertThat(requests(twin, none)).as(none.toString()).isEqualTo(2);
		}
		for (Duration tooLong : List.of(Duration.ofDays(146_000), Duration.ofSeconds(Long.MAX_VALUE),
				ChronoUnit.FOREVER.getDuration())) {
			assertThat(requests(twin, tooLong)).as(tooLong.toString()).isEqualTo(1);
		}
	}

	private int requests(Twin twin, Duration delay) {
		RetryDelayReader reader = (client, answer) -> Optional.of(delay);
		try (FaultServer server = FaultServer.plain(Fault.answer(429, "{}"), this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(),
						(context) -> context.registerBean(RetryDelayReader.class, () -> reader), "retry.max-attempts=2",
						"retry.backoff.initial=1ms", "rate-limit.permits=100")) {
			notes.get(twin);
			return server.requests().size();
		}
	}

	@TwinTest
	void retryAfterOfAnyLengthIsBounded(Twin twin) {
		for (String value : List.of("0", "-1", "9223372036854775807", "146000000000", "99999999999999999999",
				"Fri, 31 Dec 9999 23:59:59 GMT", "Thu, 01 Jan 1970 00:00:00 GMT")) {
			try (FaultServer server = FaultServer.plain(Fault.answer(429, "{}", "Retry-After: " + value), this.good);
					NotesApplication notes = NotesApplication.calling(server.uri(), "retry.max-attempts=2",
							"retry.backoff.initial=1ms", "rate-limit.permits=100")) {
				Outcome<Note> outcome = notes.get(twin);
				if (server.requests().size() == 1) {
					NotesApplication.failure(outcome, ApiResponseException.TooManyRequests.class);
				}
				else {
					assertThat(outcome.get()).isEqualTo(Note.HELLO);
				}
			}
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
