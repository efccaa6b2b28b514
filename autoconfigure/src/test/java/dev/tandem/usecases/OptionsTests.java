package dev.tandem.usecases;

import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.tandem.ApiClients;
import dev.tandem.ApiResponseException;
import dev.tandem.ApiTimeoutException;
import dev.tandem.CallOptions;
import dev.tandem.ImportApiClients;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.Outcome;
import dev.tandem.testing.ReceivedRequest;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import org.aopalliance.intercept.MethodInterceptor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.util.MultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What a caller can ask for in one call, or in all calls of a derived client.
 */
class OptionsTests {

	private static final CallOptions NONE = CallOptions.none();

	private static final String[] RETRY = { "retry.max-attempts=3", "retry.backoff.initial=1ms", "retry.budget=1" };

	private final Fault good = Fault.answer(Note.JSON);

	@TwinTest
	void headersQueryAndCookiesAreThoseOfTheCall(Twin twin) {
		try (TestServer server = server();
				NotesApplication notes = application(server, "headers.x-org=o0", "query.lang=de", "cookies.mode=c0")) {
			CallOptions options = NONE.withHeader("X-Org", "o1")
				.withHeader("X-Tags", "a", "b")
				.withQuery("lang", "en & {id}", "ü")
				.withCookie("mode", "c1");
			assertThat(get(twin, notes, options).get()).isEqualTo(Note.HELLO);
			ReceivedRequest request = server.requests().get(0);
			assertThat(request.headers().get("X-Org")).containsExactly("o1");
			assertThat(request.headers().get("X-Tags")).containsExactly("a", "b");
			assertThat(request.headers().getFirst("Cookie")).isEqualTo("mode=c1");
			assertThat(request.uri()).isEqualTo("/notes/1?lang=en%20%26%20%7Bid%7D&lang=%C3%BC");
			assertThat(request.headers().getFirst("Authorization")).isEqualTo("Bearer " + NotesApplication.KEY);
		}
	}

	/**
	 * Names are the same in any case; what the call or the client has beside them stays.
	 */
	@TwinTest
	void nameWithoutValuesTakesTheDefaultAway(Twin twin) {
		try (TestServer server = server();
				NotesApplication notes = application(server, "headers.X-Org=o0", "headers.X-Region=eu", "query.lang=de",
						"query[page size]=3")) {
			get(twin, notes, NONE.withHeader("x-org").withHeader("User-Agent").withQuery("lang")).get();
			get(twin, notes, NONE.withHeader("X-Region").withQuery("page size")).get();
			get(twin, notes, NONE.withHeader("Authorization")).get();
			List<ReceivedRequest> requests = server.requests();
			assertThat(requests).extracting((request) -> request.headers().getFirst("X-Org"))
				.containsExactly(null, "o0", "o0");
			assertThat(requests).extracting((request) -> request.headers().getFirst("X-Region"))
				.containsExactly("eu", null, "eu");
			assertThat(requests).extracting(ReceivedRequest::uri)
				.containsExactly("/notes/1?page%20size=3", "/notes/1?lang=de", "/notes/1?lang=de&page%20size=3");
			assertThat(requests).extracting((request) -> request.headers().containsHeader("User-Agent"))
				.containsExactly(false, true, true);
			assertThat(requests).extracting((request) -> request.headers().containsHeader("Authorization"))
				.containsExactly(true, true, false);
		}
	}

	@TwinTest
	void nameWithoutValuesTakesAwayWhatADerivedClientSends(Twin twin) {
		try (TestServer server = server(); NotesApplication notes = application(server, "headers.X-Org=o0")) {
			ApiClients clients = notes.bean(ApiClients.class);
			CallOptions scope = NONE.withHeader("X-Org", "o1").withQuery("lang", "en");
			OptionsNoteApi reactive = clients.with(notes.bean(OptionsNoteApi.class), scope);
			BlockingOptionsNoteApi blocking = clients.with(notes.bean(BlockingOptionsNoteApi.class), scope);
			CallOptions without = NONE.withHeader("X-Org").withQuery("lang");
			twin.call(() -> reactive.get(without, "1"), () -> blocking.get(without, "1")).get();
			twin.call(() -> reactive.get(NONE, "1"), () -> blocking.get(NONE, "1")).get();
			assertThat(server.requests()).extracting((request) -> request.headers().getFirst("X-Org"))
				.containsExactly(null, "o1");
			assertThat(server.requests()).extracting(ReceivedRequest::uri)
				.containsExactly("/notes/1", "/notes/1?lang=en");
		}
	}

	/**
	 * The key goes where it may go, as with an address that is given in full.
	 */
	@TwinTest
	void baseUrlIsThatOfTheDerivedClient(Twin twin) {
		try (TestServer server = server();
				TestServer other = server();
				TestServer trusted = server();
				NotesApplication notes = application(server, "http.trusted-origins=" + trusted.uri(),
						"query.lang=de")) {
			assertBaseUrl(twin, notes, URI.create(other.uri() + "/v2/"));
			assertThat(other.awaitRequest().uri()).isEqualTo("/v2/notes/1?page=2");
			assertThat(other.awaitRequest().headers().containsHeader("Authorization")).isFalse();
			assertBaseUrl(twin, notes, trusted.uri());
			assertThat(trusted.awaitRequest().uri()).isEqualTo("/notes/1?page=2&lang=de");
			assertThat(trusted.awaitRequest().headers().containsHeader("Authorization")).isTrue();
			assertThat(server.requests()).isEmpty();
			get(twin, notes, NONE).get();
			assertThat(server.requests()).hasSize(1);
		}
	}

	private static void assertBaseUrl(Twin twin, NotesApplication notes, URI baseUrl) {
		ApiClients clients = notes.bean(ApiClients.class);
		CallOptions scope = NONE.withBaseUrl(baseUrl);
		OptionsNoteApi reactive = clients.with(notes.bean(OptionsNoteApi.class), scope);
		BlockingOptionsNoteApi blocking = clients.with(notes.bean(BlockingOptionsNoteApi.class), scope);
		CallOptions options = NONE.withQuery("page", "2");
		assertThat(twin.call(() -> reactive.get(options, "1"), () -> blocking.get(options, "1")).get())
			.isEqualTo(Note.HELLO);
	}

	@TwinTest
	void optionsWinOverArgumentsNameByName(Twin twin) {
		try (TestServer server = server(); NotesApplication notes = application(server)) {
			CallOptions options = NONE.withHeader("x-org", "o1").withQuery("page", "2");
			list(twin, notes, options).get();
			list(twin, notes, null).get();
			assertThat(server.requests()).extracting((request) -> request.headers().get("X-Org"))
				.containsExactly(List.of("o1"), List.of("o0"));
			assertThat(server.requests()).extracting(ReceivedRequest::uri)
				.containsExactly("/notes?page=2", "/notes?page=0");
		}
	}

	@TwinTest
	void queryOfAFormStaysInTheQuery(Twin twin) {
		try (TestServer server = server(); NotesApplication notes = application(server)) {
			MultiValueMap<String, String> form = MultiValueMap.fromSingleValue(Map.of("text", "hello"));
			CallOptions options = NONE.withQuery("dry-run", "a&b").withQuery("org", "o1", "o2");
			Outcome<Note> submitted = twin.call(() -> notes.bean(OptionsNoteApi.class).submit(form, options),
					() -> notes.bean(BlockingOptionsNoteApi.class).submit(form, options));
			assertThat(submitted.get()).isEqualTo(Note.HELLO);
			assertThat(server.requests().get(0).uri()).isEqualTo("/notes?dry-run=a%26b&org=o1&org=o2");
			assertThat(server.requests().get(0).body()).isEqualTo("text=hello");
		}
	}

	@TwinTest
	void timeoutOfTheCallIsTheNearest(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.silence()); NotesApplication notes = application(server)) {
			CallOptions options = NONE.withTimeout(Duration.ofMillis(80));
			Outcome<Note> patient = twin.call(() -> notes.bean(OptionsNoteApi.class).patient("1", options),
					() -> notes.bean(BlockingOptionsNoteApi.class).patient("1", options));
			ApiTimeoutException failure = NotesApplication.failure(patient, ApiTimeoutException.class);
			assertThat(failure.deadline()).isEqualTo(ApiTimeoutException.Deadline.CALL);
			assertThat(failure).hasMessageContaining("80 ms").hasMessageContaining("CallOptions.withTimeout");
		}
	}

	/**
	 * No timer holds such times: they count as the longest one.
	 */
	@TwinTest
	void timeoutOfAnyLengthIsBounded(Twin twin) {
		try (TestServer server = server(); NotesApplication notes = application(server, RETRY)) {
			for (Duration timeout : List.of(Duration.ofDays(146_000), Duration.ofSeconds(Long.MAX_VALUE),
					ChronoUnit.FOREVER.getDuration())) {
				CallOptions options = NONE.withTimeout(timeout);
				assertThat(get(twin, notes, options).get()).isEqualTo(Note.HELLO);
				assertThat(list(twin, notes, options).get()).containsExactly(Note.HELLO);
			}
		}
		for (Duration timeout : List.of(Duration.ZERO, Duration.ofNanos(1), Duration.ofSeconds(-1),
				Duration.ofSeconds(Long.MIN_VALUE))) {
			assertThatIllegalArgumentException().isThrownBy(() -> NONE.withTimeout(timeout))
				.withMessageContaining("timeout of a call");
		}
	}

	@TwinTest
	void callWithoutRetryIsTriedOnce(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(503, "{}"), this.good);
				NotesApplication notes = application(server, RETRY)) {
			get(twin, notes, NONE.withoutRetry()).failure(ApiResponseException.class);
			assertThat(server.requests()).hasSize(1);
		}
	}

	@TwinTest
	void generatedKeyIsTheSameOverAttemptsAndAnotherForTheNextCall(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(503, "{}"), this.good, this.good);
				NotesApplication notes = application(server,
						NotesApplication.and(RETRY, "idempotency-key.header=X-Once"))) {
			assertThat(create(twin, notes, null).get()).isEqualTo(Note.HELLO);
			assertThat(create(twin, notes, null).get()).isEqualTo(Note.HELLO);
			List<String> keys = server.requests()
				.stream()
				.map((request) -> request.header("x-once").orElse("none"))
				.toList();
			assertThat(keys).hasSize(3).doesNotContain("none");
			assertThat(keys.get(0)).isEqualTo(keys.get(1)).isNotEqualTo(keys.get(2));
		}
	}

	@TwinTest
	void givenKeyTakesThePlaceOfTheGeneratedOne(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(503, "{}"), this.good);
				NotesApplication notes = application(server,
						NotesApplication.and(RETRY, "idempotency-key.header=X-Once"))) {
			assertThat(create(twin, notes, NONE.withIdempotencyKey("payment-7")).get()).isEqualTo(Note.HELLO);
			assertThat(server.requests()).extracting((request) -> request.header("x-once").orElse("none"))
				.containsExactly("payment-7", "payment-7");
		}
	}

	@TwinTest
	void keyAmongTheArgumentsIsKept(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(503, "{}"), this.good);
				NotesApplication notes = application(server,
						NotesApplication.and(RETRY, "idempotency-key.header=X-Once"))) {
			Outcome<Note> created = twin.call(() -> notes.bean(OptionsNoteApi.class).createWithKey(Note.HELLO, "k-1"),
					() -> notes.bean(BlockingOptionsNoteApi.class).createWithKey(Note.HELLO, "k-1"));
			assertThat(created.get()).isEqualTo(Note.HELLO);
			assertThat(server.requests()).extracting((request) -> request.header("x-once").orElse("none"))
				.containsExactly("k-1", "k-1");
		}
	}

	@TwinTest
	void givenKeyNeedsNoSetting(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(503, "{}"), this.good);
				NotesApplication notes = application(server, RETRY)) {
			assertThat(create(twin, notes, NONE.withIdempotencyKey("payment-7")).get()).isEqualTo(Note.HELLO);
			assertThat(server.requests()).extracting((request) -> request.header("idempotency-key").orElse("none"))
				.containsExactly("payment-7", "payment-7");
		}
	}

	@TwinTest
	void idempotentMethodsGetNoKey(Twin twin) {
		try (TestServer server = server();
				NotesApplication notes = application(server, "idempotency-key.header=X-Once")) {
			get(twin, notes, NONE).get();
			assertThat(server.requests().get(0).headers().containsHeader("X-Once")).isFalse();
		}
	}

	@TwinTest
	void derivedClientSendsItsOptionsAndTheOriginalDoesNot(Twin twin) {
		try (TestServer server = server(); NotesApplication notes = application(server, "pool.max-connections=1")) {
			Clients original = Clients.of(notes);
			Clients derived = original.with(notes, NONE.withHeader("X-Org", "o1").withQuery("lang", "de"));
			Clients again = derived.with(notes, NONE.withHeader("X-Org", "o2"));
			derived.get(twin, NONE).get();
			again.get(twin, NONE).get();
			again.get(twin, NONE.withHeader("x-org", "o3")).get();
			original.get(twin, NONE).get();
			assertThat(server.requests()).extracting((request) -> request.headers().getFirst("X-Org"))
				.containsExactly("o1", "o2", "o3", null);
			assertThat(server.requests()).extracting(ReceivedRequest::uri)
				.containsExactly("/notes/1?lang=de", "/notes/1?lang=de", "/notes/1?lang=de", "/notes/1");
			assertThat(server.connections().total()).isEqualTo(1);
		}
	}

	@TwinTest
	void defaultMethodOfADerivedClientCallsWithItsOptions(Twin twin) {
		try (TestServer server = server(); NotesApplication notes = application(server)) {
			Clients derived = Clients.of(notes).with(notes, NONE.withHeader("X-Org", "o1"));
			CallOptions options = NONE.withHeader("X-First", "1");
			Outcome<Note> created = twin.call(() -> derived.reactive().createTwice(Note.HELLO, options),
					() -> derived.blocking().createTwice(Note.HELLO, options));
			assertThat(created.get()).isEqualTo(Note.HELLO);
			assertThat(server.requests()).extracting((request) -> request.headers().getFirst("X-Org"))
				.containsExactly("o1", "o1");
			assertThat(server.requests()).extracting((request) -> request.headers().getFirst("X-First"))
				.containsExactly("1", null);
		}
	}

	@Test
	void aspectAroundAClientStaysAroundTheDerivedOne() {
		try (TestServer server = server(); NotesApplication notes = application(server)) {
			ProxyFactory aspect = new ProxyFactory(notes.bean(OptionsNoteApi.class));
			MethodInterceptor twice = (invocation) -> ((Mono<?>) Objects.requireNonNull(invocation.proceed())).repeat(1)
				.last();
			aspect.addAdvice(twice);
			OptionsNoteApi derived = notes.bean(ApiClients.class)
				.with((OptionsNoteApi) aspect.getProxy(), NONE.withHeader("X-Org", "o1"));
			assertThat(derived.get(NONE, "1").block(Duration.ofSeconds(30))).isEqualTo(Note.HELLO);
			assertThat(server.requests()).extracting((request) -> request.headers().getFirst("X-Org"))
				.containsExactly("o1", "o1");
		}
	}

	@Test
	void otherObjectsAreRefusedAndFakesReturned() {
		try (TestServer server = server(); NotesApplication notes = application(server)) {
			ApiClients clients = notes.bean(ApiClients.class);
			OptionsNoteApi plain = (OptionsNoteApi) new ProxyFactory(OptionsNoteApi.class,
					(MethodInterceptor) (invocation) -> null)
				.getProxy();
			assertThatIllegalArgumentException().isThrownBy(() -> clients.with("text", NONE))
				.withMessageContaining("java.lang.String")
				.withMessageContaining("@ApiClient");
			assertThat(clients.with(plain, NONE)).isSameAs(plain);
		}
	}

	private static TestServer server() {
		return TestServer.start((request, response) -> TestServer.json(response,
				request.path().equals("/notes") && request.method().equals("GET") ? "[" + Note.JSON + "]" : Note.JSON));
	}

	private static NotesApplication application(TestServer server, String... settings) {
		return NotesApplication.calling(server.uri(), (context) -> context.register(Setup.class), settings);
	}

	private static NotesApplication application(FaultServer server, String... settings) {
		return NotesApplication.calling(server.uri(), (context) -> context.register(Setup.class), settings);
	}

	private static Outcome<Note> get(Twin twin, NotesApplication notes, CallOptions options) {
		return Clients.of(notes).get(twin, options);
	}

	private static Outcome<List<Note>> list(Twin twin, NotesApplication notes, @Nullable CallOptions options) {
		return twin.list(() -> notes.bean(OptionsNoteApi.class).list("o0", options, "0"),
				() -> notes.bean(BlockingOptionsNoteApi.class).list("o0", options, "0"));
	}

	private static Outcome<Note> create(Twin twin, NotesApplication notes, @Nullable CallOptions options) {
		return twin.call(() -> notes.bean(OptionsNoteApi.class).create(Note.HELLO, options),
				() -> notes.bean(BlockingOptionsNoteApi.class).create(Note.HELLO, options));
	}

	/**
	 * Both twins of one client.
	 *
	 * @param reactive the definition
	 * @param blocking its twin
	 */
	private record Clients(OptionsNoteApi reactive, BlockingOptionsNoteApi blocking) {

		static Clients of(NotesApplication notes) {
			return new Clients(notes.bean(OptionsNoteApi.class), notes.bean(BlockingOptionsNoteApi.class));
		}

		Clients with(NotesApplication notes, CallOptions options) {
			ApiClients clients = notes.bean(ApiClients.class);
			return new Clients(clients.with(this.reactive, options), clients.with(this.blocking, options));
		}

		Outcome<Note> get(Twin twin, CallOptions options) {
			return twin.call(() -> this.reactive.get(options, "1"), () -> this.blocking.get(options, "1"));
		}

	}

	@ImportApiClients(OptionsNoteApi.class)
	static class Setup {

	}

}
