package dev.tandem.config;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import dev.tandem.ApiResponseException;
import dev.tandem.CallOptions;
import dev.tandem.config.opendecree.BatchGet;
import dev.tandem.config.opendecree.BatchSet;
import dev.tandem.config.opendecree.ConfigError;
import dev.tandem.config.opendecree.ConfigVersion;
import dev.tandem.config.opendecree.FieldAnswer;
import dev.tandem.config.opendecree.FieldLock;
import dev.tandem.config.opendecree.FieldUpdate;
import dev.tandem.config.opendecree.FieldValue;
import dev.tandem.config.opendecree.FieldsAnswer;
import dev.tandem.config.opendecree.ImportRequest;
import dev.tandem.config.opendecree.LockRequest;
import dev.tandem.config.opendecree.SchemaAnswer;
import dev.tandem.config.opendecree.StreamItem;
import dev.tandem.config.opendecree.TypedValue;
import dev.tandem.config.opendecree.WriteAnswer;
import dev.tandem.standin.opendecree.OpenDecreeServer;
import dev.tandem.testing.Outcome;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link ConfigClient} against a stand-in of OpenDecree, through both twins.
 */
class ConfigClientTests {

	private static final String TENANT = OpenDecreeServer.TENANT;

	private static OpenDecreeServer server = new OpenDecreeServer();

	private static ConfigApplication application = start();

	@BeforeAll
	static void declare() {
		server.field("text", "stringValue")
			.field("max", "integerValue")
			.field("fee", "numberValue")
			.field("on", "boolValue")
			.field("at", "timeValue")
			.field("wait", "durationValue")
			.field("url", "urlValue")
			.field("json", "jsonValue")
			.field("locked", "stringValue")
			.sensitive("secret", "stringValue");
		server.lock("locked");
	}

	private static ConfigApplication start() {
		return ConfigApplication.calling(server.uri(), "source=opendecree", "tenant=" + TENANT);
	}

	@AfterAll
	static void close() {
		application.close();
		server.close();
	}

	@BeforeEach
	void write() {
		server.write("text", "hello");
		server.write("max", 9007199254740993L);
		server.write("fee", new BigDecimal("0.5"));
		server.write("on", true);
		server.write("at", Instant.parse("2026-11-21T08:00:00Z"));
		server.write("wait", Duration.ofMillis(90_500));
		server.write("url", URI.create("https://example.com"));
		server.write("json", "{\"x\":1}");
		server.write("secret", "s3cr3t");
	}

	@TwinTest
	void getReadsTypes(Twin twin) {
		assertThat(get(twin, "text", String.class).get()).isEqualTo("hello");
		assertThat(get(twin, "max", Long.class).get()).isEqualTo(9007199254740993L);
		assertThat(get(twin, "max", String.class).get()).isEqualTo("9007199254740993");
		assertThat(get(twin, "fee", Double.class).get()).isEqualTo(0.5);
		assertThat(get(twin, "fee", BigDecimal.class).get()).isEqualTo(new BigDecimal("0.5"));
		assertThat(get(twin, "on", Boolean.class).get()).isTrue();
		assertThat(get(twin, "at", Instant.class).get()).isEqualTo(Instant.parse("2026-11-21T08:00:00Z"));
		assertThat(get(twin, "wait", Duration.class).get()).isEqualTo(Duration.ofMillis(90_500));
		assertThat(get(twin, "wait", String.class).get()).isEqualTo("1m30.5s");
		assertThat(get(twin, "url", URI.class).get()).isEqualTo(URI.create("https://example.com"));
		assertThat(get(twin, "json", JsonNode.class).get().path("x").intValue()).isEqualTo(1);
		assertThat(get(twin, "json", Point.class).get()).isEqualTo(new Point(1));
	}

	@TwinTest
	void getOfAnotherTypeFailsWithoutTheValue(Twin twin) {
		ConfigTypeMismatchException failure = get(twin, "text", Integer.class)
			.failure(ConfigTypeMismatchException.class);
		assertThat(failure).hasNoCause()
			.hasMessage("The value of 'text' cannot be read as java.lang.Integer: ask for the type of the field, or"
					+ " for String");
	}

	@TwinTest
	void getOfNullHasNoValue(Twin twin) {
		server.write("max", (Object) null);
		assertThat(twin
			.call(() -> application.reactive().get(TENANT, "max", Integer.class),
					() -> application.blocking().get(TENANT, "max", Integer.class))
			.succeeded()
			.value()).isNull();
		assertThat(all(twin)).doesNotContainKey("max");
	}

	@TwinTest
	void getAllReadsTextsAndSomeReadsThoseThatThereAre(Twin twin) {
		assertThat(all(twin)).containsEntry("text", "hello").containsEntry("secret", "[REDACTED]").hasSize(9);
		Map<String, String> some = twin
			.call(() -> application.reactive().getSome(TENANT, List.of("text", "none")),
					() -> application.blocking().getSome(TENANT, List.of("text", "none")))
			.get();
		assertThat(some).isEqualTo(Map.of("text", "hello"));
	}

	@TwinTest
	void setKeepsTheTypeOfTheField(Twin twin) {
		set(twin, "url", "https://example.org");
		set(twin, "fee", 2);
		set(twin, "max", "-9007199254740993");
		set(twin, "on", "false");
		set(twin, "wait", "24h");
		set(twin, "json", "[]");
		set(twin, "at", "2026-11-22T00:00:00Z");
		set(twin, "text", "7");
		assertThat(server.texts())
			.isEqualTo(Map.of("url", "https://example.org", "fee", "2", "max", "-9007199254740993", "on", "false",
					"wait", "24h0m0s", "json", "[]", "at", "2026-11-22T00:00:00Z", "text", "7", "secret", "s3cr3t"));
	}

	@TwinTest
	void setManyWritesOneVersion(Twin twin) {
		Map<String, Object> values = Map.of("text", "many", "fee", 3, "max", 4);
		WriteAnswer answer = twin
			.call(() -> application.reactive().setMany(TENANT, values),
					() -> application.blocking().setMany(TENANT, values))
			.get();
		assertThat(answer.version()).isPresent();
		assertThat(server.texts()).containsEntry("text", "many").containsEntry("fee", "3").containsEntry("max", "4");
	}

	@TwinTest
	void setNullUnsets(Twin twin) {
		twin.call(() -> application.reactive().setNull(TENANT, "text"),
				() -> application.blocking().setNull(TENANT, "text"))
			.get();
		assertThat(server.texts()).doesNotContainKey("text");
	}

	@TwinTest
	void setOfNoFiniteNumberIsNotSent(Twin twin) {
		int before = server.requests("PUT");
		twin.call(() -> application.reactive().set(TENANT, "fee", Double.NaN),
				() -> application.blocking().set(TENANT, "fee", Double.NaN))
			.failure(IllegalArgumentException.class);
		assertThat(server.requests("PUT")).isEqualTo(before);
	}

	@TwinTest
	void updateWhenSomebodyElseWritesIsMadeAnew(Twin twin) {
		server.write("max", 1L);
		AtomicInteger tries = new AtomicInteger();
		twin.call(
				() -> application.reactive()
					.update(TENANT, "max", Long.class, (held) -> changed(held.orElse(0L), tries)),
				() -> application.blocking()
					.update(TENANT, "max", Long.class, (held) -> changed(held.orElse(0L), tries)))
			.get();
		assertThat(tries).hasValue(2);
		assertThat(server.texts()).containsEntry("max", "11");
	}

	private static long changed(long held, AtomicInteger tries) {
		if (tries.getAndIncrement() == 0) {
			server.write("max", 10L);
		}
		return held + 1;
	}

	@TwinTest
	void updateWhenSomebodyElseAlwaysWritesGivesUp(Twin twin) {
		AtomicInteger tries = new AtomicInteger();
		ApiResponseException failure = twin
			.call(() -> application.reactive().update(TENANT, "max", Long.class, (held) -> raced(tries)),
					() -> application.blocking().update(TENANT, "max", Long.class, (held) -> raced(tries)))
			.failure(ApiResponseException.class);
		assertThat(failure.error(ConfigError.ChecksumMismatch.class)).isPresent();
		assertThat(tries).hasValue(3);
	}

	private static long raced(AtomicInteger tries) {
		server.write("max", 100L + tries.incrementAndGet());
		return 0;
	}

	@TwinTest
	void repeatedKeyIsToldAsNoVersion(Twin twin) {
		String key = "key-" + twin;
		assertThat(write(twin, key, "1").get().version()).isPresent();
		assertThat(write(twin, key, "2").get().version()).isEmpty();
		assertThat(server.texts()).containsEntry("text", "1");
	}

	private static Outcome<WriteAnswer> write(Twin twin, String key, String value) {
		FieldUpdate update = new FieldUpdate(TypedValue.of(value), null, null, null, key);
		return twin.call(() -> application.reactive().writeField(TENANT, "text", update, CallOptions.none()),
				() -> application.blocking().writeField(TENANT, "text", update, CallOptions.none()));
	}

	@TwinTest
	void refusalsAreToldByTheirCode(Twin twin) {
		assertThat(error(setting(twin, TENANT, "locked", "x")))
			.isEqualTo(new ConfigError.Locked("field locked is locked"));
		assertThat(error(setting(twin, TENANT, "max", TypedValue.of("x"))))
			.isEqualTo(new ConfigError.Invalid("field max: expected integer value"));
		assertThat(error(setting(twin, "other", "max", 1))).isEqualTo(new ConfigError.NotFound("tenant not found"));
		assertThat(error(get(twin, "none", String.class))).isEqualTo(new ConfigError.NotFound("field not found"));
	}

	@TwinTest
	void refusalInPlainTextIsToldByItsStatus(Twin twin) {
		try (OpenDecreeServer refusing = new OpenDecreeServer();
				ConfigApplication other = ConfigApplication.calling(refusing.uri(), "source=opendecree",
						"tenant=" + TENANT, "startup=defaults")) {
			refusing.refuse();
			assertThat(error(twin.call(() -> other.reactive().serverInfo(), () -> other.blocking().serverInfo())))
				.isEqualTo(new ConfigError.Unauthenticated(
						"auth headers (x-subject, x-role, x-tenant-id) are not accepted from clients; set DECREE_GATEWAY_TRUSTED_PROXY=1 if a trusted proxy injects these headers"));
		}
	}

	@TwinTest
	void versionsWhenServerRepeatsAPageEnd(Twin twin) {
		String page = "{\"versions\":[%s,%s],\"nextPageToken\":\"again\"}".formatted(version(2), version(1));
		try (TestServer repeating = TestServer.start((request, response) -> TestServer.json(response, page));
				ConfigApplication other = ConfigApplication.calling(repeating.uri(), "source=opendecree",
						"tenant=" + TENANT, "startup=defaults", "backoff.initial=1h", "backoff.max=1h")) {
			assertThat(
					twin.list(() -> other.reactive().versions(TENANT), () -> other.blocking().versions(TENANT)).get())
				.extracting(ConfigVersion::version)
				.containsExactly(2L, 1L);
		}
	}

	private static String version(int number) {
		return "{\"id\":\"%d\",\"tenantId\":\"t\",\"version\":%d,\"description\":\"\",\"createdBy\":\"a\",\"createdAt\":\"2026-11-21T08:00:00Z\"}"
			.formatted(number, number);
	}

	@TwinTest
	void versionsCanBeListedComparedAndGoneBackTo(Twin twin) {
		server.write("text", "one");
		long one = version();
		server.write("text", "two");
		assertThat(twin
			.call(() -> application.reactive().diff(TENANT, one, one + 1),
					() -> application.blocking().diff(TENANT, one, one + 1))
			.get()
			.diffs()).singleElement()
			.satisfies((diff) -> assertThat(diff.oldValue() + " to " + diff.newValue()).isEqualTo("one to two"));
		assertThat(twin
			.call(() -> application.reactive().snapshot(TENANT, one),
					() -> application.blocking().snapshot(TENANT, one))
			.get()
			.values()
			.get("text")).satisfies((value) -> assertThat(Objects.requireNonNull(value).text()).isEqualTo("one"));
		assertThat(twin
			.call(() -> application.reactive().rollback(TENANT, one, null),
					() -> application.blocking().rollback(TENANT, one, null))
			.get()
			.version()
			.map(ConfigVersion::version)).contains(one + 2);
		assertThat(server.texts()).containsEntry("text", "one");
		assertThat(
				twin.list(() -> application.reactive().versions(TENANT), () -> application.blocking().versions(TENANT))
					.get())
			.extracting("version")
			.startsWith(one + 2, one + 1)
			.hasSize((int) one + 2);
	}

	@TwinTest
	void serverOfThisVersionIsCompatible(Twin twin) {
		twin.run(() -> application.reactive().checkCompatibility(), () -> application.blocking().checkCompatibility())
			.succeeded();
		assertThat(List.of("0.3.0", "v0.12.7", "dev", "0.9.0-rc1")).allMatch(FieldReader::isCompatible);
		assertThat(List.of("0.2.9", "1.0.0")).noneMatch(FieldReader::isCompatible);
	}

	@TwinTest
	void descriptionsWhenAskedForAreThoseThatWereWritten(Twin twin) {
		FieldUpdate update = FieldUpdate.to(TypedValue.of(7)).describedAs("as agreed with " + twin);
		twin.call(() -> application.reactive().writeField(TENANT, "max", update, CallOptions.none()),
				() -> application.blocking().writeField(TENANT, "max", update, CallOptions.none()))
			.get();
		BatchSet batch = new BatchSet(List.of(new BatchSet.Update("text", TypedValue.of("x"), null, "by " + twin)),
				null, null);
		twin.call(() -> application.reactive().writeFields(TENANT, batch),
				() -> application.blocking().writeFields(TENANT, batch))
			.get();
		FieldAnswer described = twin
			.call(() -> application.reactive().readField(TENANT, "max", null, true),
					() -> application.blocking().readField(TENANT, "max", null, true))
			.get();
		assertThat(described.value().description()).isEqualTo("as agreed with " + twin);
		BatchGet some = new BatchGet(List.of("text", "max"), null, true);
		FieldsAnswer fields = twin
			.call(() -> application.reactive().readFields(TENANT, some),
					() -> application.blocking().readFields(TENANT, some))
			.get();
		assertThat(fields.values()).extracting(FieldValue::description)
			.containsExactly("by " + twin, "as agreed with " + twin);
		FieldAnswer plain = twin
			.call(() -> application.reactive().readField(TENANT, "max", null, false),
					() -> application.blocking().readField(TENANT, "max", null, false))
			.get();
		assertThat(plain.value().description()).isNull();
	}

	@TwinTest
	void subscriptionWhenOfSomeFieldsHasNoOthers(Twin twin) {
		long start = version();
		server.write("text", "not asked for");
		server.write("max", 8L);
		server.write("fee", 2L);
		List<String> paths = List.of("max", "fee");
		List<StreamItem> items = twin
			.list(() -> application.reactive().subscribe(TENANT, paths, start + 1).take(2), () -> {
				try (Stream<StreamItem> stream = application.blocking().subscribe(TENANT, paths, start + 1)) {
					return stream.limit(2).toList();
				}
			})
			.get();
		assertThat(items).extracting((item) -> Objects.requireNonNull(item.result()).change().fieldPath())
			.containsExactly("max", "fee");
	}

	@TwinTest
	void lockWhenSetRefusesWritesUntilItIsRemoved(Twin twin) {
		twin.call(() -> application.reactive().lock(TENANT, LockRequest.of("fee", "0.9")).thenReturn(true), () -> {
			application.blocking().lock(TENANT, LockRequest.of("fee", "0.9"));
			return true;
		}).get();
		List<FieldLock> locks = twin
			.list(() -> application.reactive().locks(TENANT), () -> application.blocking().locks(TENANT))
			.get();
		assertThat(locks).filteredOn((lock) -> lock.fieldPath().equals("fee"))
			.extracting(FieldLock::lockedValues)
			.containsExactly(List.of("0.9"));
		assertThat(error(setting(twin, TENANT, "fee", 0.9))).isInstanceOf(ConfigError.Locked.class);
		twin.call(() -> application.reactive().unlock(TENANT, "fee").thenReturn(true), () -> {
			application.blocking().unlock(TENANT, "fee");
			return true;
		}).get();
		set(twin, "fee", 0.9);
	}

	@TwinTest
	void exportWhenImportedRestoresTheValues(Twin twin) {
		String yaml = twin
			.call(() -> application.reactive().exportConfig(TENANT), () -> application.blocking().exportConfig(TENANT))
			.get()
			.yaml();
		assertThat(yaml).contains("text: hello").contains("secret: [REDACTED]");
		server.write("text", "changed");
		server.write("max", (Object) null);
		ImportRequest file = ImportRequest.of("text: größe\nmax: 3\n", ImportRequest.Mode.IMPORT_MODE_DEFAULTS);
		assertThat(importing(twin, file).version()).isPresent();
		assertThat(server.texts()).containsEntry("text", "changed").containsEntry("max", "3");
		importing(twin, new ImportRequest(file.yamlContent(), "why", ImportRequest.Mode.IMPORT_MODE_MERGE));
		assertThat(server.texts()).containsEntry("text", "größe").containsEntry("fee", "0.5");
		importing(twin, new ImportRequest(file.yamlContent(), "why", ImportRequest.Mode.IMPORT_MODE_REPLACE));
		assertThat(server.texts()).isEqualTo(Map.of("text", "größe", "max", "3"));
	}

	private static WriteAnswer importing(Twin twin, ImportRequest request) {
		return twin
			.call(() -> application.reactive().importConfig(TENANT, request),
					() -> application.blocking().importConfig(TENANT, request))
			.get();
	}

	@TwinTest
	void schemaWhenReadSaysWhatFieldsAre(Twin twin) {
		SchemaAnswer.Schema schema = twin
			.call(() -> application.reactive().schema(TENANT), () -> application.blocking().schema(TENANT))
			.get();
		assertThat(schema.published()).isTrue();
		assertThat(schema.fields()).filteredOn((field) -> field.path().equals("secret"))
			.singleElement()
			.satisfies((field) -> {
				assertThat(field.type()).isEqualTo("FIELD_TYPE_STRING");
				assertThat(field.sensitive()).isTrue();
				assertThat(field.constraints()).isNull();
			});
	}

	private static long version() {
		return Objects.requireNonNull(application.blocking().snapshot(TENANT)).revision();
	}

	private static <T> Outcome<T> get(Twin twin, String path, Class<T> type) {
		return twin.call(() -> application.reactive().get(TENANT, path, type),
				() -> application.blocking().get(TENANT, path, type));
	}

	private static Map<String, String> all(Twin twin) {
		return twin.call(() -> application.reactive().getAll(TENANT), () -> application.blocking().getAll(TENANT))
			.get();
	}

	private static void set(Twin twin, String path, Object value) {
		assertThat(setting(twin, TENANT, path, value).get().version()).isPresent();
	}

	private static Outcome<WriteAnswer> setting(Twin twin, String tenant, String path, Object value) {
		return twin.call(() -> application.reactive().set(tenant, path, value),
				() -> application.blocking().set(tenant, path, value));
	}

	private static ConfigError error(Outcome<?> outcome) {
		return outcome.failure(ApiResponseException.class).error(ConfigError.class).orElseThrow();
	}

	record Point(int x) {

	}

}
