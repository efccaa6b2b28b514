package dev.tandem.usecases;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import dev.tandem.ApiClientCustomizer;
import dev.tandem.ApiClients;
import dev.tandem.ErrorInCallException;
import dev.tandem.RequestSigner;
import dev.tandem.SignableRequest;
import dev.tandem.testing.ReceivedRequest;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.netty.http.server.HttpServerResponse;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.client.ClientRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A bean signs the requests of a client as they are sent.
 */
@ExtendWith(OutputCaptureExtension.class)
class SigningTests {

	private static final String SIGNATURE = "X-Signature";

	private final AtomicInteger status = new AtomicInteger(200);

	private final TestServer server = TestServer.start(this::respond);

	private final List<SignableRequest> signed = new CopyOnWriteArrayList<>();

	@AfterEach
	void close() {
		this.server.close();
	}

	private Publisher<Void> respond(ReceivedRequest request, HttpServerResponse response) {
		int now = this.status.getAndSet(200);
		if (now != 200) {
			return response.status(now).send();
		}
		return request.path().equals("/moved") ? response.status(302).header("Location", "/notes/1").send()
				: TestServer.json(response, Note.JSON);
	}

	/**
	 * What a server would compute of the request that it has received.
	 */
	private static String expected(ReceivedRequest request) {
		return text(request.method(), request.uri(), request.headers().getFirst("Authorization"), request.body());
	}

	private static String text(String method, String target, @Nullable String key, String body) {
		return String.join("|", method, target, String.valueOf(key), Integer.toHexString(body.hashCode()));
	}

	private void sign(SignableRequest request) {
		URI uri = request.uri();
		String target = uri.getRawPath() + ((uri.getRawQuery() != null) ? "?" + uri.getRawQuery() : "");
		byte[] body = request.body();
		this.signed.add(request);
		request.addHeader(SIGNATURE, text(request.method().name(), target, request.headers().getFirst("Authorization"),
				(body != null) ? new String(body, StandardCharsets.UTF_8) : "streamed"));
	}

	private NotesApplication notes(RequestSigner signer, String... settings) {
		return notes(this.server.uri(), signer, settings);
	}

	private static NotesApplication notes(URI baseUrl, RequestSigner signer, String... settings) {
		return NotesApplication.calling(baseUrl,
				(context) -> context.registerBean("partnerSigner", RequestSigner.class, () -> signer),
				NotesApplication.and(settings, "signer=partnerSigner"));
	}

	private void assertSigned() {
		assertThat(this.server.requests()).isNotEmpty()
			.allSatisfy((request) -> assertThat(request.headers().get(SIGNATURE)).containsExactly(expected(request)));
	}

	@TwinTest
	void requestIsSignedAsItIsSent(Twin twin) {
		try (NotesApplication notes = notes(this::sign, "query.lang=en,d e", "headers.X-Tenant=a",
				"pool.max-connections=1")) {
			notes.get(twin).get();
			notes.create(twin).get();
			notes.search(twin, Map.of("X-Own", "b"), Map.of(), Map.of("q", "ä&b")).get();
		}
		assertSigned();
		assertThat(this.server.requests()).map(ReceivedRequest::method).containsExactly("GET", "POST", "GET");
		assertThat(this.server.requests().get(1).body()).isEqualTo(Note.JSON);
		assertThat(this.server.connections().total()).isOne();
		assertThat(this.signed.get(0).client()).isEqualTo("notes");
		assertThat(this.signed.get(2).headers().getFirst("X-Own")).isEqualTo("b");
		assertThat(this.signed.get(2).headers().getFirst("X-Tenant")).isEqualTo("a");
	}

	@TwinTest
	void keyInTheQueryIsSigned(Twin twin) {
		try (NotesApplication notes = notes(
				(request) -> request.addHeader(SIGNATURE, String.valueOf(request.uri().getRawQuery())),
				"api-key.value=k 1", "api-key.in=query", "api-key.name=key")) {
			notes.get(twin).get();
		}
		assertThat(this.server.requests().get(0).headers().getFirst(SIGNATURE)).isEqualTo("key=k%201");
	}

	@TwinTest
	void cookiesAreSigned(Twin twin) {
		try (NotesApplication notes = notes(
				(request) -> request.addHeader(SIGNATURE, String.valueOf(request.headers().getFirst("Cookie"))),
				"api-key.value=k-1", "api-key.in=cookie", "api-key.name=session", "cookies.theme=dark")) {
			notes.get(twin).get();
			notes.search(twin, Map.of(), Map.of("own", "1"), Map.of()).get();
		}
		assertThat(this.server.requests())
			.allSatisfy((request) -> assertThat(request.headers().get("Cookie")).hasSize(1)
				.isEqualTo(request.headers().get(SIGNATURE)));
		assertThat(this.server.requests().get(1).headers().getFirst("Cookie")).contains("own=1", "session=k-1");
	}

	@TwinTest
	void addressIsSignedAsItIsSent(Twin twin) {
		try (NotesApplication notes = notes((request) -> request.addHeader(SIGNATURE, String.valueOf(request.uri())),
				"query.lang=en")) {
			notes.at(twin, URI.create(this.server.uri() + "/notes/1?a=b#top")).get();
			notes.at(twin, URI.create(this.server.uri() + "?a=b")).get();
		}
		assertThat(this.server.requests()).map((request) -> request.headers().getFirst(SIGNATURE))
			.containsExactly(this.server.uri() + "/notes/1?a=b&lang=en", this.server.uri() + "/?a=b&lang=en");
	}

	@TwinTest
	void requestThatAFilterHasChangedIsSigned(Twin twin) {
		ApiClientCustomizer customizer = (client, builder) -> builder
			.filter((request, next) -> next.exchange(ClientRequest.from(request).header("X-Filter", "f").build()));
		try (NotesApplication notes = NotesApplication.calling(this.server.uri(), (context) -> {
			context.registerBean(ApiClientCustomizer.class, () -> customizer);
			context.registerBean("partnerSigner", RequestSigner.class, () -> this::sign);
		}, "signer=partnerSigner")) {
			notes.get(twin).get();
			notes.create(twin).get();
		}
		assertSigned();
		assertThat(this.signed)
			.allSatisfy((request) -> assertThat(request.headers().getFirst("X-Filter")).isEqualTo("f"));
	}

	@TwinTest
	void formIsShownAndPartsAreNot(Twin twin) {
		try (NotesApplication notes = notes(this::sign)) {
			var client = notes.bean(ApiClients.class).client("notes");
			for (var body : List.of(MultiValueMap.fromSingleValue(Map.of("a", "ä b")),
					MultiValueMap.fromSingleValue(Map.of("file", new ByteArrayResource(new byte[3]))))) {
				var call = client.post("/notes").body(body);
				twin.call(() -> call.retrieve(String.class), () -> call.blocking().retrieve(String.class)).get();
			}
		}
		ReceivedRequest form = this.server.requests().get(0);
		assertThat(form.body()).isEqualTo("a=%C3%A4+b");
		assertThat(form.headers().getFirst(SIGNATURE)).isEqualTo(expected(form));
		assertThat(this.server.requests().get(1).headers().getFirst(SIGNATURE))
			.endsWith(Integer.toHexString("streamed".hashCode()));
	}

	@TwinTest
	void signerIsMadeByTheThreadOfTheCaller(Twin twin) {
		AtomicReference<String> thread = new AtomicReference<>();
		try (NotesApplication notes = NotesApplication.calling(this.server.uri(),
				(context) -> context.registerBean("lazy", RequestSigner.class, () -> {
					thread.set(Thread.currentThread().getName());
					return this::sign;
				}, (definition) -> definition.setLazyInit(true)), "signer=lazy")) {
			assertThat(thread).hasNullValue();
			notes.get(twin).get();
		}
		assertThat(thread).hasValue(Thread.currentThread().getName());
		assertSigned();
	}

	@TwinTest
	void clientWithoutASignerLeavesThatOfTheDefaults(Twin twin) {
		try (NotesApplication notes = NotesApplication.calling(this.server.uri(),
				(context) -> context.registerBean("everyone", RequestSigner.class, () -> this::sign),
				"tandem.defaults.signer=everyone", "signer=")) {
			notes.get(twin).get();
		}
		assertThat(this.server.requests().get(0).headers().containsHeader(SIGNATURE)).isFalse();
	}

	@TwinTest
	void everyAttemptIsSignedAnew(Twin twin) {
		AtomicInteger number = new AtomicInteger();
		this.status.set(503);
		try (NotesApplication notes = notes(
				(request) -> request.addHeader(SIGNATURE, String.valueOf(number.incrementAndGet())),
				"retry.max-attempts=2", "retry.backoff.initial=1ms")) {
			notes.get(twin).get();
		}
		assertThat(this.server.requests()).map((request) -> request.headers().get(SIGNATURE))
			.containsExactly(List.of("1"), List.of("2"));
	}

	@TwinTest
	void redirectIsSignedAnewAtTheClientsOriginAndNotElsewhere(Twin twin) {
		try (TestServer elsewhere = TestServer.start(
				(request, response) -> response.status(302).header("Location", this.server.uri() + "/notes/1").send());
				NotesApplication notes = notes(this::sign, "http.redirects=always")) {
			notes.at(twin, this.server.uri().resolve("/moved")).get();
			assertSigned();
			notes.at(twin, elsewhere.uri().resolve("/there")).get();
			assertThat(elsewhere.requests().get(0).headers().containsHeader(SIGNATURE)).isFalse();
		}
	}

	@TwinTest
	void bodyThatIsStreamedIsNotShown(Twin twin) {
		Flux<DataBuffer> parts = Flux.just("a", "b")
			.map((text) -> DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8)));
		try (NotesApplication notes = notes(this::sign)) {
			var call = notes.bean(ApiClients.class).client("notes").post("/notes").body(parts, DataBuffer.class);
			twin.call(() -> call.retrieve(String.class), () -> call.blocking().retrieve(String.class)).get();
		}
		ReceivedRequest request = this.server.requests().get(0);
		assertThat(request.body()).isEqualTo("ab");
		assertThat(request.headers().getFirst(SIGNATURE)).endsWith(Integer.toHexString("streamed".hashCode()));
	}

	@TwinTest
	void whatTheSignerThrowsIsWhatTheCallerGets(Twin twin) {
		AtomicInteger turn = new AtomicInteger();
		List<Throwable> failures = List.of(new IllegalStateException("no clock"), new AssertionError("no clock"),
				new LinkageError("no clock"));
		try (NotesApplication notes = notes((request) -> {
			int now = turn.getAndIncrement();
			if (now < 2 * failures.size()) {
				throw SigningTests.<RuntimeException>thrown(failures.get(now / 2));
			}
		}, "pool.max-connections=1", "retry.max-attempts=3", "retry.backoff.initial=1ms")) {
			for (Throwable failure : failures) {
				assertThrown(notes.get(twin).failure(Throwable.class), failure);
				assertThrown(notes.create(twin).failure(Throwable.class), failure);
			}
			notes.assertWorks(twin);
		}
		assertThat(this.server.requests()).hasSize(1);
	}

	/**
	 * Reactor would not signal an error of linking.
	 */
	private static void assertThrown(Throwable shown, Throwable failure) {
		if (failure instanceof LinkageError && shown instanceof ErrorInCallException) {
			assertThat(shown).hasCause(failure);
		}
		else {
			assertThat(shown).isSameAs(failure);
		}
	}

	@SuppressWarnings({ "unchecked", "TypeParameterUnusedInFormals" })
	private static <X extends Throwable> X thrown(Throwable failure) throws X {
		throw (X) failure;
	}

	@ParameterizedTest
	@CsvSource({ "X-Signature, 'a\r\nX-Admin: true'", "'X-A: b\r\nX-Signature', s1gn4ture", "Content-Length, many",
			"Transfer-Encoding, chunked" })
	void headerThatBreaksTheRequestIsRefused(String name, String value) {
		try (NotesApplication notes = notes((request) -> request.addHeader(name, value), "pool.max-connections=1")) {
			for (Twin twin : Twin.values()) {
				assertThat(notes.get(twin).failure(IllegalArgumentException.class))
					.hasMessageContaining("cannot be sent")
					.hasMessageNotContaining(value);
				assertThat(notes.create(twin).failure(IllegalArgumentException.class))
					.hasMessageContaining("cannot be sent");
			}
		}
		assertThat(this.server.requests()).isEmpty();
	}

	@TwinTest
	void signatureIsNotLogged(Twin twin, CapturedOutput output) {
		try (NotesApplication notes = notes((request) -> request.addHeader(SIGNATURE, "s1gn4ture"),
				"logging.level=body", "pool.max-connections=1")) {
			notes.create(twin).get();
		}
		assertThat(output).contains(SIGNATURE, Note.JSON).doesNotContain("s1gn4ture");
	}

	@TwinTest
	void signerChangesWhileTheClientRuns(Twin twin) {
		try (NotesApplication notes = NotesApplication.calling(this.server.uri(), (context) -> {
			context.registerBean("one", RequestSigner.class, () -> (request) -> request.addHeader(SIGNATURE, "1"));
			context.registerBean("two", RequestSigner.class, () -> (request) -> request.addHeader(SIGNATURE, "2"));
		}, "signer=one")) {
			notes.get(twin).get();
			assertThat(notes.change("signer=one")).isEmpty();
			assertThat(notes.change("signer=two")).containsExactly("notes");
			notes.get(twin).get();
			assertThat(notes.change("signer=three")).isEmpty();
			notes.get(twin).get();
		}
		assertThat(this.server.requests()).map((request) -> request.headers().getFirst(SIGNATURE))
			.containsExactly("1", "2", "2");
	}

	@TwinTest
	void bodyIsWhatTheSignerMayChangeForItself(Twin twin) {
		try (NotesApplication notes = notes((request) -> {
			byte[] body = request.body();
			if (body != null) {
				Arrays.fill(body, (byte) 'x');
			}
		})) {
			notes.create(twin).get();
		}
		assertThat(this.server.requests().get(0).body()).isEqualTo(Note.JSON);
	}

	@ParameterizedTest
	@CsvSource({ "nobody", "notASigner" })
	void nameThatIsNoSignerIsRefusedAtTheStart(String name) {
		assertThatExceptionOfType(Exception.class)
			.isThrownBy(() -> NotesApplication.calling(this.server.uri(),
					(context) -> context.registerBean("notASigner", String.class, () -> "x"), "signer=" + name))
			.havingRootCause()
			.withMessageContaining("tandem.clients.notes.signer")
			.withMessageContaining(name)
			.withMessageContaining("RequestSigner");
	}

}
