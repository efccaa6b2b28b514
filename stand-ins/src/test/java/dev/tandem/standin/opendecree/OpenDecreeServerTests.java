package dev.tandem.standin.opendecree;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * The stand-in keeps to what was seen of the real server, so that a client that works
 * with the one works with the other.
 */
@Timeout(60)
class OpenDecreeServerTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private final OpenDecreeServer server = new OpenDecreeServer();

	private final HttpClient http = HttpClient.newHttpClient();

	private Map<String, String> caller = Map.of("x-subject", "tests", "x-role", "admin", "x-tenant-id", "shop");

	@BeforeEach
	void declare() {
		this.server.field("max", "integerValue")
			.field("fee", "numberValue")
			.field("on", "boolValue")
			.field("text", "stringValue")
			.field("at", "timeValue")
			.field("wait", "durationValue")
			.field("url", "urlValue")
			.field("json", "jsonValue")
			.sensitive("secret", "stringValue")
			.field(Field.of("fixed", "stringValue").asReadOnly())
			.field(Field.of("once", "stringValue").asWriteOnce())
			.field(Field.of("needed", "stringValue").asRequired());
	}

	@AfterEach
	void close() {
		this.server.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			max  | {"integerValue":"101"}                 | {"integerValue":"101"}                | 97a82399d475d95f
			max  | {"integer_value":9007199254740993}     | {"integerValue":"9007199254740993"}   |
			on   | {"boolValue":false}                    | {"boolValue":false}                   | 6d3f99ccc0c03a7a
			wait | {"durationValue":"90.5s"}              | {"durationValue":"90.500s"}           | 328433670aa4653e
			fee  | {"numberValue":1e21}                   | {"numberValue":1.0E21}                | 7207a47c630ea29f
			fee  | {"numberValue":"1.5"}                  | {"numberValue":1.5}                   |
			at   | {"timeValue":"2026-11-21T10:00:00+02:00"} | {"timeValue":"2026-11-21T08:00:00Z"} |
			text | {"stringValue":""}                     | {"stringValue":""}                    | ef46db3751d8e999
			""")
	void valueWhenWrittenIsReadInItsForm(String path, String written, String read, @Nullable String checksum) {
		assertThat(put(path, "{\"value\":" + written + "}").path("configVersion").path("version").asInt()).isOne();
		JsonNode value = get("/config/fields/" + path).path("value");
		assertThat(value.path("value")).isEqualTo(JsonMapper.shared().readTree(read));
		if (checksum != null) {
			assertThat(value.path("checksum").asString()).isEqualTo(checksum);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			max    | {"value":{"stringValue":"5"}}                    | 3 | field max: expected integer value
			max    | {"value":{"integerValue":1,"stringValue":"5"}}   | 3 | already set
			fee    | {"value":{"numberValue":"NaN"}}                  | 3 | value is not a finite number
			wait   | {"value":{"durationValue":"24h"}}                | 3 | Duration
			url    | {"value":{"urlValue":"ftp://x"}}                 | 3 | scheme
			json   | {"value":{"jsonValue":"{"}}                      | 3 | json
			none   | {"value":{"stringValue":"5"}}                    | 3 | not defined
			needed | {}                                               | 3 | value is required (not nullable)
			fixed  | {"value":{"stringValue":"5"}}                    | 9 | read-only
			""")
	void writeWhenInvalidIsRefused(String path, String body, int code, String message) {
		JsonNode answer = put(path, body);
		assertThat(answer.path("code").asInt()).isEqualTo(code);
		assertThat(answer.path("message").asString()).contains(message);
		assertThat(answer.path("details").isArray()).isTrue();
		assertThat(get("/config").path("config").path("version").asString()).isEqualTo("0");
	}

	@Test
	void writeWhenOnceOrLockedIsRefused() {
		this.server.write("once", "a");
		assertThat(put("once", "{\"value\":{\"stringValue\":\"b\"}}").path("code").asInt()).isEqualTo(9);
		this.server.lock("text");
		assertThat(put("text", "{\"value\":{\"stringValue\":\"b\"}}").path("message").asString())
			.isEqualTo("field text is locked");
		as("superadmin");
		assertThat(put("text", "{\"value\":{\"stringValue\":\"b\"}}").has("configVersion")).isTrue();
	}

	@Test
	void checksumWhenOfAnotherValueIsAMismatchButOfNoneIsIgnored() {
		String body = "{\"value\":{\"integerValue\":1},\"expected_checksum\":\"abc\"}";
		assertThat(put("max", body).has("configVersion")).isTrue();
		assertThat(put("max", body).path("code").asInt()).isEqualTo(10);
	}

	@Test
	void keyWhenUsedBeforeIsBurntEvenByARefusedWrite() {
		assertThat(put("max", "{\"value\":{\"stringValue\":\"5\"},\"idempotencyKey\":\"k\"}").path("code").asInt())
			.isEqualTo(3);
		JsonNode again = put("max", "{\"value\":{\"integerValue\":5},\"idempotencyKey\":\"k\"}");
		assertThat(again.path("configVersion").isNull()).isTrue();
		assertThat(this.server.texts()).isEmpty();
	}

	@Test
	void nullIsZeroInASnapshotAndToldByItsChecksum() {
		this.server.write("max", 5);
		this.server.write("max", null);
		JsonNode plain = get("/config").path("config").path("values").path(0);
		assertThat(plain.path("value").path("integerValue").asString()).isEqualTo("0");
		assertThat(plain.path("checksum").asString()).isEqualTo("ef46db3751d8e999");
		assertThat(get("/config?includeDescriptions=true").path("config")
			.path("values")
			.path(0)
			.path("checksum")
			.asString()).isEmpty();
		assertThat(get("/config/fields/max").path("value").path("value").isNull()).isTrue();
	}

	@Test
	void sensitiveValueIsHiddenButItsChecksumOnlyInASnapshot() {
		this.server.write("secret", "s3cr3t");
		JsonNode plain = get("/config").path("config").path("values").path(0);
		assertThat(plain.path("value").path("stringValue").asString()).isEqualTo("[REDACTED]");
		assertThat(plain.path("checksum").asString()).isEqualTo("7d2fedd8154902ab");
		assertThat(get("/config/fields/secret").path("value").path("checksum").asString())
			.isNotEqualTo("7d2fedd8154902ab");
	}

	@Test
	void versionWhenBeyondTheLatestIsTheLatest() {
		this.server.write("max", 1);
		JsonNode config = get("/config?version=99").path("config");
		assertThat(config.path("version").asInt()).isEqualTo(99);
		assertThat(config.path("values").size()).isOne();
		assertThat(get("/versions/99").path("message").asString()).isEqualTo("version not found");
	}

	@Test
	void versionsAreListedInPagesFromTheNewest() {
		List.of(1, 2, 3).forEach((value) -> this.server.write("max", value));
		JsonNode first = get("/versions?page_size=2");
		assertThat(first.path("versions").path(0).path("version").asInt()).isEqualTo(3);
		JsonNode second = get("/versions?pageSize=2&pageToken=" + first.path("nextPageToken").asString());
		assertThat(second.path("versions").path(0).path("version").asInt()).isOne();
		assertThat(second.path("nextPageToken").asString()).isEmpty();
		assertThat(get("/versions?pageToken=x").path("message").asString()).isEqualTo("invalid page token");
	}

	@Test
	void callerWhenUnknownOrNotAllowedIsRefused() {
		this.caller = Map.of();
		HttpResponse<String> answer = send("GET", "/v1/tenants/shop/config", "");
		assertThat(answer.statusCode()).isEqualTo(401);
		assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("x-subject header is required");
		assertThat(send("GET", "/v1/server/info", "").statusCode()).isEqualTo(200);
		this.caller = Map.of("x-subject", "tests");
		assertThat(get("/config").path("message").asString()).isEqualTo("x-tenant-id required for non-superadmin");
		as("reader");
		assertThat(get("/config").path("message").asString()).isEqualTo("unknown role");
		as("user");
		assertThat(put("max", "{\"value\":{\"integerValue\":1}}").path("message").asString())
			.isEqualTo("admin or superadmin required");
	}

	@Test
	void proxyWhenNotTrustedIsToldInPlainText() {
		this.server.refuse();
		HttpResponse<String> answer = send("GET", "/v1/server/info", "");
		assertThat(answer.statusCode()).isEqualTo(401);
		assertThat(answer.body()).startsWith("auth headers (x-subject, x-role, x-tenant-id) are not accepted");
	}

	@ParameterizedTest
	@CsvSource({ "GET,/v1/tenants/other/config,404", "GET,/v1/tenants/shop/config/fields/a%2Fb,404",
			"GET,/v1/nothing,404", "GET,/v1/tenants/shop/config:batchGet,501",
			"GET,/v1/tenants/01900000-0000-7000-8000-0000000000ff/config,500" })
	void requestWhenForNothingIsRefused(String method, String path, int status) {
		as("superadmin");
		assertThat(send(method, path, "").statusCode()).isEqualTo(status);
	}

	@Test
	void rateWhenLimitedRefusesAllButSuperadmins() {
		AtomicLong nanos = new AtomicLong();
		RateLimits limits = new RateLimits(nanos::get);
		Caller admin = new Caller("tests", "admin");
		assertThat(passed(limits, admin, 100)).isEqualTo(100);
		limits.switchOn();
		assertThat(passed(limits, admin, 100)).isEqualTo(10);
		nanos.addAndGet(Duration.ofMillis(20).toNanos());
		assertThat(passed(limits, admin, 100)).isEqualTo(2);
		assertThat(passed(limits, new Caller("tests", "superadmin"), 100)).isEqualTo(100);
	}

	private static long passed(RateLimits limits, Caller caller, int calls) {
		return Stream.generate(() -> limits.pass(caller, "GetConfig")).limit(calls).filter((passed) -> passed).count();
	}

	@Test
	void streamReplaysThenTellsOfWritesButNotOfRollbacks() throws IOException {
		this.server.write("secret", "s3cr3t");
		this.server.write("max", null);
		try (BufferedReader lines = subscribe("startVersion=1").join()) {
			assertThat(lines.readLine()).contains("\"s3cr3t\"", "\"oldValue\":null");
			assertThat(lines.readLine()).contains("\"newValue\":null");
			this.server.write("max", 5);
			assertThat(lines.readLine()).contains("\"oldValue\":null", "\"newValue\":{\"integerValue\":\"5\"}");
			this.server.write("max", null);
			assertThat(lines.readLine()).contains("\"oldValue\":{\"integerValue\":\"5\"}",
					"\"newValue\":{\"integerValue\":\"0\"}");
			this.server.rollback(3);
			this.server.write("secret", "other");
			assertThat(lines.readLine()).contains("\"oldValue\":{\"stringValue\":\"[REDACTED]\"}",
					"\"newValue\":{\"stringValue\":\"[REDACTED]\"}", "\"version\":6");
		}
	}

	@Test
	void streamSendsItsHeadWithItsFirstLine() throws IOException {
		CompletableFuture<BufferedReader> stream = subscribe("fieldPaths=max&fieldPaths=fee");
		Awaitility.await().atMost(LIMIT).until(() -> this.server.streams() == 1);
		assertThat(stream).isNotDone();
		this.server.write("text", "not asked for");
		this.server.write("fee", 0.5);
		try (BufferedReader lines = stream.join()) {
			assertThat(lines.readLine()).contains("\"fieldPath\":\"fee\"");
		}
	}

	@Test
	void streamWhenReplayedWithoutVersionsIsAWrappedError() {
		HttpResponse<String> answer = send("GET", "/v1/tenants/shop/config:subscribe?startVersion=1", "");
		assertThat(answer.statusCode()).isEqualTo(500);
		assertThat(JsonMapper.shared().readTree(answer.body()).path("error").path("code").asInt()).isEqualTo(13);
	}

	@Test
	void streamWhenLimitedEndsWithItsLastLine() throws IOException {
		this.server.streamLimit(1);
		this.server.write("max", 1);
		try (BufferedReader lines = subscribe("startVersion=1").join()) {
			assertThat(lines.readLine()).contains("\"version\":1");
			this.server.write("max", 2);
			assertThat(lines.readLine()).startsWith("{\"error\":{\"code\":8");
			assertThat(lines.readLine()).isNull();
		}
	}

	@Test
	void streamWhenCutSendsWhatCameBefore() throws IOException {
		this.server.write("max", 1);
		try (BufferedReader lines = subscribe("startVersion=1").join()) {
			assertThat(lines.readLine()).contains("\"version\":1");
			this.server.breakStreams("{\"res\n");
			assertThat(lines.readLine()).isEqualTo("{\"res");
			assertThatIOException().isThrownBy(lines::readLine);
		}
	}

	@Test
	void serverWhenStartedAgainHasItsPortAndItsValues() {
		this.server.write("at", Instant.EPOCH);
		URI uri = this.server.uri();
		this.server.stop();
		this.server.start();
		assertThat(this.server.uri()).isEqualTo(uri);
		assertThat(get("/config").path("config").path("version").asInt()).isOne();
	}

	private void as(String role) {
		this.caller = Map.of("x-subject", "tests", "x-role", role, "x-tenant-id", "shop");
	}

	private JsonNode get(String path) {
		return JsonMapper.shared().readTree(send("GET", "/v1/tenants/shop" + path, "").body());
	}

	private JsonNode put(String path, String body) {
		return JsonMapper.shared().readTree(send("PUT", "/v1/tenants/shop/config/fields/" + path, body).body());
	}

	private HttpResponse<String> send(String method, String path, String body) {
		try {
			return this.http.send(
					request(path).method(method, HttpRequest.BodyPublishers.ofString(body)).timeout(LIMIT).build(),
					BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private CompletableFuture<BufferedReader> subscribe(String query) {
		return this.http
			.sendAsync(request("/v1/tenants/shop/config:subscribe?" + query).build(), BodyHandlers.ofInputStream())
			.thenApply((answer) -> new BufferedReader(
					new InputStreamReader(Objects.requireNonNull(answer.body()), StandardCharsets.UTF_8)));
	}

	private HttpRequest.Builder request(String path) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.server.uri() + path));
		this.caller.forEach(request::header);
		return request;
	}

}
