package dev.tandem.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import dev.tandem.ApiResponseException;
import dev.tandem.config.opendecree.ConfigError;
import dev.tandem.config.opendecree.StreamItem;
import dev.tandem.config.opendecree.WriteAnswer;
import dev.tandem.standin.opendecree.OpenDecreeServer;
import dev.tandem.testing.Outcome;
import dev.tandem.testing.ReceivedRequest;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reactivestreams.Publisher;
import reactor.netty.http.server.HttpServerResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rows of OpenDecree's contract: errors by their code, values to the last bit.
 */
class ConfigContractTests {

	private static final String TENANT = OpenDecreeServer.TENANT;

	private static OpenDecreeServer server = new OpenDecreeServer().field("max", "integerValue")
		.field("fee", "numberValue")
		.field("on", "boolValue")
		.field("at", "timeValue")
		.field("wait", "durationValue")
		.sensitive("pin", "integerValue");

	private static ConfigApplication application = ConfigApplication.calling(server.uri(), "source=opendecree",
			"tenant=" + TENANT);

	private static TestServer refusing = TestServer.start(Refusal::answer);

	private static ConfigApplication refused = ConfigApplication.calling(refusing.uri(), "source=opendecree",
			"tenant=" + TENANT, "startup=defaults", "backoff.initial=1h", "backoff.max=1h");

	@AfterAll
	static void close() {
		refused.close();
		refusing.close();
		application.close();
		server.close();
	}

	@ParameterizedTest
	@CsvSource({ "400,3,Invalid", "400,9,Locked", "404,5,NotFound", "409,6,AlreadyExists", "409,10,ChecksumMismatch",
			"403,7,Denied", "401,16,Unauthenticated", "429,8,RateLimited", "504,4,Unavailable", "503,14,Unavailable",
			"500,13,Other", "501,12,Other", "499,1,Other" })
	void errorIsToldByItsCodeInBothTwins(int status, int code, String error) {
		for (String body : List.of("{\"code\":%d,\"message\":\"because\",\"details\":[]}",
				"{\"error\": {\"code\":%d, \"message\":\"because\"}}")) {
			for (Twin twin : Twin.values()) {
				assertThat(error(status, body.formatted(code), twin).getClass().getSimpleName()).isEqualTo(error);
				assertThat(error(status, body.formatted(code), twin).message()).isEqualTo("because");
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "400,Invalid", "401,Unauthenticated", "403,Denied", "404,NotFound", "429,RateLimited",
			"502,Unavailable", "503,Unavailable", "504,Unavailable", "418,Other" })
	void errorWithoutCodeIsToldByItsStatusInBothTwins(int status, String error) {
		for (Twin twin : Twin.values()) {
			assertThat(error(status, "<html>no</html>", twin).getClass().getSimpleName()).isEqualTo(error);
		}
	}

	@TwinTest
	void rateLimitTellsWhenToTryAgain(Twin twin) {
		assertThat(error(429,
				"{\"code\":8,\"message\":\"rate limit exceeded; retry after 1s\",\"details\":[{\"@type\":\"type.googleapis.com/google.rpc.RetryInfo\",\"retryDelay\":\"1s\"}]}",
				twin))
			.isEqualTo(new ConfigError.RateLimited("rate limit exceeded; retry after 1s", Duration.ofSeconds(1)));
	}

	@TwinTest
	void errorOfStreamIsWrapped(Twin twin) {
		try (OpenDecreeServer empty = new OpenDecreeServer();
				ConfigApplication other = ConfigApplication.calling(empty.uri(), "source=opendecree",
						"tenant=" + TENANT)) {
			Outcome<List<StreamItem>> outcome = twin.list(() -> other.reactive().subscribe(TENANT, null, 1L), () -> {
				try (Stream<StreamItem> items = other.blocking().subscribe(TENANT, null, 1L)) {
					return items.toList();
				}
			});
			assertThat(error(outcome))
				.isEqualTo(new ConfigError.Other(13, "failed to determine latest version for replay"));
		}
	}

	@TwinTest
	void integerIsExactAtBothEnds(Twin twin) {
		for (long value : new long[] { Long.MIN_VALUE, Long.MAX_VALUE, 9007199254740993L, -9007199254740993L, 0 }) {
			set(twin, "max", value).get();
			assertThat(get(twin, "max", Long.class).get()).isEqualTo(value);
			assertThat(get(twin, "max", String.class).get()).isEqualTo(Long.toString(value));
		}
		assertThat(get(twin, "max", BigDecimal.class).get()).isEqualTo(BigDecimal.ZERO);
	}

	@TwinTest
	void valueThatDoesNotFitIsRefusedBeforeItIsSent(Twin twin) {
		server.write("max", 1);
		server.write("fee", 1.5);
		server.write("on", true);
		server.write("wait", Duration.ofSeconds(1));
		int version = server.version();
		for (List<Object> one : List.<List<Object>>of(List.of("max", "s3cr3t"), List.of("max", 1.5),
				List.of("max", new BigDecimal("9223372036854775808")), List.of("on", "s3cr3t"),
				List.of("fee", "s3cr3t"), List.of("wait", "s3cr3t"), List.of("fee", "1e999"))) {
			ConfigTypeMismatchException failure = set(twin, one.get(0).toString(), one.get(1))
				.failure(ConfigTypeMismatchException.class);
			assertThat(failure).hasNoCause().hasMessageContaining("'" + one.get(0) + "'");
			assertThat(failure.getMessage()).doesNotContain("s3cr3t");
		}
		for (Object number : List.of(Double.NaN, Double.POSITIVE_INFINITY, new BigDecimal("1e400"),
				new BigDecimal("1e999999999"))) {
			set(twin, "fee", number).failure(IllegalArgumentException.class);
		}
		assertThat(server.version()).isEqualTo(version);
	}

	@TwinTest
	void timeIsReadInAllFormsOfRfc3339(Twin twin) {
		Instant nanos = Instant.parse("2026-11-21T08:00:00.123456789Z");
		set(twin, "at", nanos).get();
		assertThat(get(twin, "at", Instant.class).get()).isEqualTo(nanos);
		set(twin, "at", "2026-11-21T10:00:00+02:00").get();
		assertThat(get(twin, "at", Instant.class).get()).isEqualTo("2026-11-21T08:00:00Z");
	}

	@TwinTest
	void durationIsWrittenFromAllFormsAndReadExactly(Twin twin) {
		server.write("wait", Duration.ZERO);
		for (String text : List.of("1m30.5s", "90.500s", "90500ms", "90.5s")) {
			set(twin, "wait", text).get();
			assertThat(get(twin, "wait", Duration.class).get()).isEqualTo(Duration.ofMillis(90_500));
			assertThat(get(twin, "wait", String.class).get()).isEqualTo("1m30.5s");
		}
		for (Duration duration : List.of(Duration.ofNanos(-1), Duration.ofSeconds(-1, -500_000_000),
				Duration.ofDays(3650), Duration.ofNanos(1_500))) {
			set(twin, "wait", duration).get();
			assertThat(get(twin, "wait", Duration.class).get()).isEqualTo(duration);
		}
	}

	/**
	 * What is shown instead of a hidden value has another type than the field.
	 */
	@TwinTest
	void hiddenValueDoesNotTellTheTypeOfItsField(Twin twin) {
		server.write("pin", 1234);
		set(twin, "pin", 4321).get();
		assertThat(server.texts()).containsEntry("pin", "4321");
	}

	private static ConfigError error(int status, String body, Twin twin) {
		Refusal.current = new Refusal(status, body);
		return error(twin.call(() -> refused.reactive().serverInfo(), () -> refused.blocking().serverInfo()));
	}

	private static ConfigError error(Outcome<?> outcome) {
		return outcome.failure(ApiResponseException.class).error(ConfigError.class).orElseThrow();
	}

	private static <T> Outcome<T> get(Twin twin, String path, Class<T> type) {
		return twin.call(() -> application.reactive().get(TENANT, path, type),
				() -> application.blocking().get(TENANT, path, type));
	}

	private static Outcome<WriteAnswer> set(Twin twin, String path, Object value) {
		return twin.call(() -> application.reactive().set(TENANT, path, value),
				() -> application.blocking().set(TENANT, path, value));
	}

	/**
	 * What the refusing server answers. It is asked while the class around is
	 * initialized.
	 */
	private record Refusal(int status, String body) {

		private static volatile Refusal current = new Refusal(503, "");

		static Publisher<Void> answer(ReceivedRequest request, HttpServerResponse response) {
			return TestServer.json(response, current.status, current.body);
		}

	}

}
