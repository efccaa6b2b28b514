package dev.tandem.usecases;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import dev.tandem.ApiClientCustomizer;
import dev.tandem.CallOptions;
import dev.tandem.ImportApiClients;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.LogCapture;
import dev.tandem.testing.Outcome;
import dev.tandem.testing.ReceivedRequest;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.reactive.function.client.ClientRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * An argument that cannot be sent as it is fails its own call and nothing else: no
 * connection is used, nothing is repeated, and neither circuit nor budget counts it.
 */
class UnsendableArgumentTests {

	private static final String[] SETTINGS = { "retry.max-attempts=3", "retry.backoff.initial=1ms", "retry.budget=1",
			"circuit-breaker.enabled=true", "circuit-breaker.minimum-calls=2", "circuit-breaker.sliding-window-size=4",
			"circuit-breaker.open-duration=1h", "rate-limit.permits=2", "rate-limit.per=1h", "rate-limit.max-wait=0s" };

	private static Stream<Row> rows() {
		List<Row> rows = new ArrayList<>();
		List<String> badHeaders = List.of(" a", "a ", "\ta", "a\t", "a\r\nX-Evil: 1", "a\nX-Evil: 1", "a\rb",
				"a\u0000b", "a\u007Fb", "k\u4E2D", "\u0100", "\uD83D\uDE00");
		for (String value : badHeaders) {
			rows.add(Row.of("X-Own", "header", value, (api) -> api.header(value), (api) -> api.header(value)));
			MultiValueMap<String, String> headers = new LinkedMultiValueMap<>();
			headers.add("If-Match", "\"good\"");
			headers.add("If-Match", value);
			rows.add(Row.of("If-Match", "header", value, (api) -> api.headers(headers), (api) -> api.headers(headers)));
		}
		for (String name : List.of("X Own", "X-Own ", "", "X:Own", ":path", "X\r\nX-Bad", "X\u00DC", "X\u4E2D",
				"X(1)")) {
			MultiValueMap<String, String> headers = new LinkedMultiValueMap<>();
			headers.add(name, "1");
			rows.add(Row.of(printable(name), "header", name, (api) -> api.headers(headers),
					(api) -> api.headers(headers)));
		}
		for (Map.Entry<String, String> framing : List.of(Map.entry("Transfer-Encoding", "chunked"),
				Map.entry("Content-Length", "x"), Map.entry("Content-Length", "5"),
				Map.entry("Connection", "X-Api-Key"), Map.entry("Trailer", "X-Own"), Map.entry("TE", "gzip"))) {
			MultiValueMap<String, String> headers = MultiValueMap
				.fromSingleValue(Map.of(framing.getKey(), framing.getValue()));
			rows.add(Row.of(framing.getKey(), "header", framing.toString(), (api) -> api.headers(headers),
					(api) -> api.headers(headers)));
		}
		for (String value : List.of("a b", "a/b", "user:secret@a", "@a", "", "a:99999", "a:b", "a?b", "a#b", "a\\b",
				"%61", "[::1", ":80", "http://a", "a,b")) {
			rows.add(framed(value, CallOptions.none().withHeader("Host", value)));
			MultiValueMap<String, String> headers = MultiValueMap.fromSingleValue(Map.of("hOST", value));
			rows.add(Row.of("hOST", "header", value, (api) -> api.headers(headers), (api) -> api.headers(headers)));
		}
		rows.add(framed("two hosts", CallOptions.none().withHeader("Host", "a", "b")));
		rows.add(framed("the same host twice", CallOptions.none().withHeader("Host", "a", "a")));
		rows.add(framed("two lengths", CallOptions.none().withHeader("Content-Length", "0", "3")));
		rows.add(framed("the same length twice", CallOptions.none().withHeader("Content-Length", "3", "3")));
		rows.add(framed("two lengths in one", CallOptions.none().withHeader("Content-Length", "3, 3")));
		MultiValueMap<String, String> hosts = new LinkedMultiValueMap<>();
		hosts.add("Host", "a");
		hosts.add("host", "b");
		rows.add(Row.of("Host", "header", "two hosts", (api) -> api.headers(hosts), (api) -> api.headers(hosts)));
		List<String> badCookies = List.of("a b", "a,b", "a\"b", "\"a", "a\"", "\"", "a;b", "a\\b", "\u00FC", "\u4E2D",
				"a\tb", "a\r\nX-Evil: 1", " a", "a ", "\"a b\"");
		for (String value : badCookies) {
			rows.add(Row.of("own", "cookie", value, (api) -> api.cookie(value), (api) -> api.cookie(value)));
		}
		for (String name : List.of("o wn", "o=wn", "o;wn", "", "\u00FC", "o,wn", "$o\"", "o\r\nX-Bad")) {
			rows.add(Row.of(printable(name), "cookie", name, (api) -> api.cookies(Map.of(name, "1")),
					(api) -> api.cookies(Map.of(name, "1"))));
		}
		for (String value : List.of("..", ".", "../admin", "..\\admin", "a/../b", "a\\..\\b", "a/./b", "a/..", "./a",
				"%2e%2e", ".%2e", "%2E.", "%2e", "%252e%252e", "%25252e%25252E", "a%2f..%2fb", "a%2F%2e%2e%2Fb",
				"a%5c..", "a%252f..%255cb", "..;/admin", "..;x=1", "a/%2e%2e;/b", "\uD83D", "a\uDE00b")) {
			rows.add(Row.of("id", "path variable", value, (api) -> api.path(value), (api) -> api.path(value)));
			rows.add(Row.of("b", "path variable", value, (api) -> api.paths(Map.of("a", "1", "b", value)),
					(api) -> api.paths(Map.of("a", "1", "b", value))));
		}
		for (String text : List.of("\uD83D", "a\uDE00b", "\uDE00\uD83D")) {
			MultiValueMap<String, String> value = MultiValueMap.fromSingleValue(Map.of("q", text));
			MultiValueMap<String, String> name = MultiValueMap.fromSingleValue(Map.of(text, "v"));
			rows.add(Row.of("q", "query parameter", text, (api) -> api.query(value), (api) -> api.query(value)));
			rows.add(Row.of("", "query parameter", text, (api) -> api.query(name), (api) -> api.query(name)));
			rows.add(Row.of("q", "form parameter", text, (api) -> api.form(value, null),
					(api) -> api.form(value, null)));
			rows.add(Row.of("", "form parameter", text, (api) -> api.form(name, null), (api) -> api.form(name, null)));
			rows.add(Row.of("q", "form parameter", text, (api) -> api.formBody(value), (api) -> api.formBody(value)));
			rows.add(Row.of("", "form parameter", text, (api) -> api.formBody(name), (api) -> api.formBody(name)));
			addParts(rows, text);
		}
		for (Map.Entry<String, String> header : List.of(Map.entry("X-Part", "a\r\nX-Evil: 1"), Map.entry("X Part", "1"),
				Map.entry("X-Part\r\nX-Bad", "1"), Map.entry("Content-Id", "a\nb"))) {
			HttpHeaders headers = new HttpHeaders();
			headers.add(header.getKey(), header.getValue());
			MultiValueMap<String, HttpEntity<?>> parts = new LinkedMultiValueMap<>();
			parts.add("one", new HttpEntity<>("text", headers));
			rows.add(Row.of("one", "part", header.toString(), (api) -> api.parts(parts), (api) -> api.parts(parts)));
		}
		return rows.stream();
	}

	@TwinTest
	void addressWithHalfACharacterIsRefused(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(Note.JSON));
				NotesApplication notes = NotesApplication.calling(server.uri(),
						(context) -> context.register(Setup.class))) {
			URI address = URI.create(server.uri() + "/a\uD83D");
			MultiValueMap<String, String> none = new LinkedMultiValueMap<>();
			Outcome<Note> outcome = twin.call(() -> notes.bean(ArgumentApi.class).at(address, none, null),
					() -> notes.bean(BlockingArgumentApi.class).at(address, none, null));
			assertThat(outcome.failure(IllegalArgumentException.class)).hasMessageContaining("ArgumentApi#at")
				.hasMessageContaining("U+D83D");
			assertThat(server.connections().total()).isZero();
		}
	}

	/**
	 * Reactor Netty would call {@code wss} with a TLS configuration of its own.
	 */
	@TwinTest
	void addressOfAnotherSchemeIsRefused(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(Note.JSON));
				NotesApplication notes = NotesApplication.calling(server.uri(),
						(context) -> context.register(Setup.class), SETTINGS)) {
			MultiValueMap<String, String> none = new LinkedMultiValueMap<>();
			for (String scheme : List.of("ws", "wss", "ftp", "WS")) {
				URI address = URI.create(scheme + "://127.0.0.1:" + server.port() + "/a");
				Outcome<Note> outcome = twin.call(() -> notes.bean(ArgumentApi.class).at(address, none, null),
						() -> notes.bean(BlockingArgumentApi.class).at(address, none, null));
				assertThat(outcome.failure(IllegalArgumentException.class)).hasMessageContaining("ArgumentApi#at")
					.hasMessageContaining("'" + scheme + "'")
					.hasMessageContaining("http or https");
			}
			assertThat(server.connections().total()).isZero();
			notes.assertWorks(twin);
		}
	}

	@TwinTest
	void addressIsSentInAscii(Twin twin) {
		for (String versions : List.of("http/1.1", "h2c")) {
			TestServer.Handler good = (request, response) -> TestServer.json(response, Note.JSON);
			try (TestServer server = TestServer.builder().http2().start(good);
					NotesApplication notes = NotesApplication.calling(server.uri(),
							(context) -> context.register(Setup.class), "http.versions=" + versions)) {
				URI address = URI.create(server.uri() + "/a\u0142b/e\u0301/\uD83D\uDE00?q=\u4E2D%2F");
				MultiValueMap<String, String> none = new LinkedMultiValueMap<>();
				twin.call(() -> notes.bean(ArgumentApi.class).at(address, none, null),
						() -> notes.bean(BlockingArgumentApi.class).at(address, none, null))
					.get();
				assertThat(server.awaitRequest().uri()).isEqualTo("/a%C5%82b/e%CC%81/%F0%9F%98%80?q=%E4%B8%AD%2F");
			}
		}
	}

	private static void addParts(List<Row> rows, String text) {
		Resource file = new ByteArrayResource(new byte[] { 'x' }) {

			@Override
			public String getFilename() {
				return text;
			}

		};
		HttpEntity<Resource> entity = new HttpEntity<>(file);
		MultipartFile upload = new MockMultipartFile("file", text, "text/plain", new byte[] { 'x' });
		rows.add(Row.of("file", "part", text, (api) -> api.part(file), (api) -> api.part(file)));
		rows.add(Row.of("file", "part", text, (api) -> api.entity(entity), (api) -> api.entity(entity)));
		rows.add(Row.of("file", "part", text, (api) -> api.upload(upload), (api) -> api.upload(upload)));
		HttpHeaders headers = new HttpHeaders();
		headers.add("X-Part", text);
		HttpHeaders disposition = new HttpHeaders();
		disposition.setContentDispositionFormData("one", text);
		for (Object part : List.of(new HttpEntity<>("text", headers), new HttpEntity<>("text", disposition),
				new HttpEntity<>(text), text, file)) {
			rows.add(parts("one", part, text));
		}
		rows.add(parts(text, new HttpEntity<>("text"), text));
		rows.add(parts(text, file, text));
		for (String value : List.of(text, "a" + text)) {
			MultiValueMap<String, String> header = MultiValueMap.fromSingleValue(Map.of(value, "1"));
			rows.add(Row.of("", "header", text, (api) -> api.headers(header), (api) -> api.headers(header)));
			rows.add(Row.of("X-Own", "header", text, (api) -> api.header(value), (api) -> api.header(value)));
			rows.add(Row.of("own", "cookie", text, (api) -> api.cookie(value), (api) -> api.cookie(value)));
			rows.add(Row.of("", "cookie", text, (api) -> api.cookies(Map.of(value, "1")),
					(api) -> api.cookies(Map.of(value, "1"))));
		}
	}

	/**
	 * A map holds whatever its caller puts into it.
	 */
	@SuppressWarnings({ "unchecked", "rawtypes" })
	private static Row parts(String name, Object part, String text) {
		MultiValueMap parts = new LinkedMultiValueMap<>();
		parts.add("zero", new HttpEntity<>("text"));
		parts.add(name, part);
		return Row.of(name.equals("one") ? name : "", "part", text,
				(api) -> api.parts((MultiValueMap<String, HttpEntity<?>>) parts),
				(api) -> api.parts((MultiValueMap<String, HttpEntity<?>>) parts));
	}

	private static Row framed(String value, CallOptions options) {
		MultiValueMap<String, String> form = MultiValueMap.fromSingleValue(Map.of("a", "1"));
		return Row.of(options.headers().keySet().iterator().next(), "header", value, (api) -> api.form(form, options),
				(api) -> api.form(form, options));
	}

	private static String printable(String name) {
		return name.replaceAll("\\p{Cntrl}", "?");
	}

	@TwinTest
	void callFailsBeforeAnythingIsSent(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(Note.JSON));
				NotesApplication notes = NotesApplication.calling(server.uri(),
						(context) -> context.register(Setup.class), SETTINGS);
				LogCapture log = LogCapture.of(Level.WARN, "ROOT", "reactor.netty", "dev.tandem")) {
			SoftAssertions.assertSoftly((softly) -> rows().forEach((row) -> {
				for (int i = 0; i < 4; i++) {
					softly.assertThatCode(() -> row.assertRefused(twin, notes))
						.as("%s", row)
						.doesNotThrowAnyException();
				}
			}));
			assertThat(server.connections().total()).isZero();
			assertThat(log.text()).isEmpty();
			assertThat(notes.bean(MeterRegistry.class).find("tandem.retries").meters()).isEmpty();
			notes.assertWorks(twin);
			notes.assertWorks(twin);
			assertThat(server.requests()).hasSize(2);
		}
	}

	@TwinTest
	void callIsObservedAndHasNoAttempt(Twin twin) {
		Signals signals = new Signals();
		try (FaultServer server = FaultServer.plain(Fault.answer(Note.JSON));
				NotesApplication notes = NotesApplication.calling(server.uri(), signals::watch)) {
			notes.get(twin, "..").failure(IllegalArgumentException.class);
			assertThat(signals.of(Signals.CALLS, "NoteApi#get")).singleElement()
				.satisfies(
						(tags) -> assertThat(tags).containsEntry("outcome", "UNKNOWN").containsEntry("attempts", "0"));
			assertThat(signals.of(Signals.ATTEMPTS, "NoteApi#get")).isEmpty();
		}
	}

	@TwinTest
	void valueThatCanBeSentIsSent(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(Note.JSON));
				NotesApplication notes = NotesApplication.calling(server.uri(),
						(context) -> context.register(Setup.class))) {
			MultiValueMap<String, String> headers = new LinkedMultiValueMap<>();
			headers.add("!#$%&'*+-.^_`|~09azAZ", "a\tb \"c\" \u00FC\u0080\u00FF");
			headers.add("X-Empty", "");
			Row.of("", "", "", (api) -> api.headers(headers), (api) -> api.headers(headers)).call(twin, notes).get();
			Map<String, String> cookies = Map.of("!#$%&'*+-.^_`|~09azAZ", "!#$%&'()*+-./:<=>?@[]^_`{|}~");
			Row.of("", "", "", (api) -> api.cookies(cookies), (api) -> api.cookies(cookies)).call(twin, notes).get();
			Row.of("", "", "", (api) -> api.cookie("\"quoted\""), (api) -> api.cookie("\"quoted\""))
				.call(twin, notes)
				.get();
			for (String value : List.of("...", "a..b", ".a", "a.", "..a", "%2e%2ea", "100%", "a%2fb", "%", "%2", "%zz",
					";..", "v1.0/", "\uD83D\uDE00")) {
				Row.of("", "", "", (api) -> api.path(value), (api) -> api.path(value)).call(twin, notes).get();
			}
			Row.of("", "", "", (api) -> api.inQuery("../%2e"), (api) -> api.inQuery("../%2e")).call(twin, notes).get();
			assertThat(server.requests().get(0).head()).contains("a\tb \"c\" \u00FC\u0080\u00FF");
			assertThat(server.requests().get(1).head()).contains("=!#$%&'()*+-./:<=>?@[]^_`{|}~");
			assertThat(server.requests().get(2).header("Cookie")).hasValue("own=\"quoted\"");
			assertThat(server.requests().get(17).target()).isEqualTo("/notes/of?in=..%2F%252e");
		}
	}

	/**
	 * A server of several sites is called by its address, for one of them.
	 */
	@TwinTest
	void hostTakesThePlaceOfTheAddressesOwn(Twin twin) {
		for (String versions : List.of("http/1.1", "h2c")) {
			TestServer.Handler good = (request, response) -> TestServer.json(response, Note.JSON);
			try (TestServer server = TestServer.builder().http2().start(good);
					NotesApplication notes = NotesApplication.calling(server.uri(),
							(context) -> context.register(Setup.class), "http.versions=" + versions)) {
				for (String host : List.of("a", "my_site.test:8080", "1.2.3.4", "[::1]:80", "A.b-c.")) {
					MultiValueMap<String, String> headers = MultiValueMap.fromSingleValue(Map.of("Host", host));
					Row.of("", "", "", (api) -> api.headers(headers), (api) -> api.headers(headers))
						.call(twin, notes)
						.get();
					List<ReceivedRequest> requests = server.requests();
					assertThat(requests.get(requests.size() - 1).headers().get("Host")).containsExactly(host);
				}
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/a/%2e%2e/b", "/a/.%2E/b", "/a%2F..%2Fb", "/a%5C..%5Cb", "/a%5c..", "/%2e", "/a/..;/b",
			"/%252e%252e/b", "/a/../b" })
	void addressWithADotSegmentIsRefused(String path) {
		for (Twin twin : Twin.values()) {
			try (FaultServer server = FaultServer.plain(Fault.answer(Note.JSON));
					NotesApplication notes = NotesApplication.calling(server.uri())) {
				URI uri = URI.create(server.uri() + path);
				assertThat(notes.at(twin, uri).failure(IllegalArgumentException.class)).hasMessageContaining("path");
				assertThat(server.connections().total()).isZero();
			}
		}
	}

	@TwinTest
	void headerThatAFilterAddsIsRefusedBeforeAConnectionIsUsed(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(Note.JSON));
				NotesApplication notes = NotesApplication.calling(server.uri(),
						(context) -> context.register(Filtered.class),
						NotesApplication.and(SETTINGS, "rate-limit.permits=3"));
				LogCapture log = LogCapture.of(Level.WARN, "ROOT", "reactor.netty", "dev.tandem")) {
			assertThat(notes.get(twin, "header").failure(IllegalArgumentException.class))
				.hasMessageContaining("header 'X-Filter'");
			assertThat(notes.get(twin, "host").failure(IllegalArgumentException.class))
				.hasMessageContaining("header 'Host'");
			assertThat(notes.get(twin, "cookie").failure(IllegalArgumentException.class))
				.hasMessageContaining("cookie 'filter'");
			assertThat(server.connections().total()).isZero();
			assertThat(log.text()).isEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("optionRows")
	void optionIsRefusedWhereItIsGiven(String name, BiFunction<CallOptions, String, CallOptions> option, String value) {
		assertThatIllegalArgumentException().isThrownBy(() -> option.apply(CallOptions.none(), value))
			.withMessageContaining(name);
	}

	private static Stream<Arguments> optionRows() {
		return Stream.of(
				option("header 'X-Own'", (options, value) -> options.withHeader("X-Own", "ok", value), "a\r\nb"),
				option("header 'X-Own'", (options, value) -> options.withHeader("X-Own", value), " a"),
				option("header 'X-Own'", (options, value) -> options.withHeader("X-Own", value), "\u4E2D"),
				option("header 'X Own'", (options, value) -> options.withHeader(value, "1"), "X Own"),
				option("cookie 'own'", (options, value) -> options.withCookie("own", value), "a b"),
				option("cookie 'o=n'", (options, value) -> options.withCookie(value, "1"), "o=n"),
				option("query parameter 'q'", (options, value) -> options.withQuery("q", value), "\uD83D"),
				option("query parameter", (options, value) -> options.withQuery(value, "1"), "\uD83D"),
				option("idempotency key", CallOptions::withIdempotencyKey, "a\nb"),
				option("idempotency key", CallOptions::withIdempotencyKey, "k\u4E2D"),
				option("idempotency key", CallOptions::withIdempotencyKey, " k"));
	}

	private static Arguments option(String name, BiFunction<CallOptions, String, CallOptions> option, String value) {
		return Arguments.of(name, option, value);
	}

	/**
	 * A call with an argument that cannot be sent.
	 *
	 * @param name name of the argument
	 * @param what its kind
	 * @param value shown by the test only
	 * @param reactive makes the call
	 * @param blocking makes the call
	 */
	private record Row(String name, String what, String value, ReactiveCall reactive, BlockingCall blocking) {

		static Row of(String name, String what, String value, ReactiveCall reactive, BlockingCall blocking) {
			return new Row(name, what, value, reactive, blocking);
		}

		Outcome<Note> call(Twin twin, NotesApplication notes) {
			return twin.call(() -> this.reactive.make(notes.bean(ArgumentApi.class)),
					() -> this.blocking.make(notes.bean(BlockingArgumentApi.class)));
		}

		void assertRefused(Twin twin, NotesApplication notes) {
			assertThat(call(twin, notes).failure(IllegalArgumentException.class))
				.hasMessageContaining(this.what + " '" + this.name)
				.hasMessageContaining("ArgumentApi#")
				.hasMessageNotContaining("vil")
				.hasNoCause();
		}

		@Override
		public String toString() {
			return this.what + " " + this.name + ": " + this.value.codePoints().mapToObj(Integer::toHexString).toList();
		}

	}

	private interface ReactiveCall {

		Mono<Note> make(ArgumentApi api);

	}

	private interface BlockingCall {

		@Nullable Note make(BlockingArgumentApi api);

	}

	@ImportApiClients(ArgumentApi.class)
	static class Setup {

		@Bean
		MeterRegistry meterRegistry() {
			return new SimpleMeterRegistry();
		}

	}

	static class Filtered {

		@Bean
		ApiClientCustomizer filter() {
			return (client, builder) -> builder.filter((request, next) -> {
				ClientRequest.Builder changed = ClientRequest.from(request);
				if (request.url().getPath().endsWith("host")) {
					changed.header("Host", "a", "b");
				}
				else if (request.url().getPath().endsWith("header")) {
					changed.header("X-Filter", "a\nb");
				}
				else {
					changed.cookie("filter", "a b");
				}
				return next.exchange(changed.build());
			});
		}

	}

}
