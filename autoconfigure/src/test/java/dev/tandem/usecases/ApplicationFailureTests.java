package dev.tandem.usecases;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.tandem.ApiClientCustomizer;
import dev.tandem.ApiResponseException;
import dev.tandem.ApiTimeoutException;
import dev.tandem.ApiTransportException;
import dev.tandem.HttpClientCustomizer;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.core.codec.CodecException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.util.MimeType;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An {@link IOException} of the application's own code is no broken connection: it comes
 * out as it is, after one attempt, and opens no circuit.
 */
class ApplicationFailureTests {

	private static final List<Supplier<RuntimeException>> FAILURES = List.of(
			() -> new UncheckedIOException(new FileNotFoundException("token")),
			() -> new IllegalStateException("no token", new FileNotFoundException("token")),
			() -> new CodecException("no key", new IOException("keystore")));

	/**
	 * Reactor rethrows such an error in the thread of the filter, where nobody waits for
	 * it.
	 */
	@TwinTest
	void errorOfAFilterOnAThreadOfItsOwnEndsTheCall(Twin twin) {
		ApiClientCustomizer customizer = (client, builder) -> builder
			.filter((request, next) -> next.exchange(request).publishOn(Schedulers.boundedElastic()).map((response) -> {
				throw new NoClassDefFoundError("missing");
			}));
		try (TestServer server = TestServer.start((request, response) -> TestServer.json(response, Note.JSON));
				NotesApplication notes = NotesApplication.calling(server.uri(),
						(context) -> context.registerBean(ApiClientCustomizer.class, () -> customizer))) {
			assertThat(notes.get(twin).thrown()).hasStackTraceContaining("NoClassDefFoundError: missing")
				.isNotInstanceOf(ApiTimeoutException.class);
		}
	}

	private static NotesApplication calling(FaultServer server, ApiClientCustomizer customizer) {
		return calling(server, (context) -> context.registerBean(ApiClientCustomizer.class, () -> customizer));
	}

	private static NotesApplication calling(FaultServer server, Consumer<AnnotationConfigApplicationContext> beans) {
		return NotesApplication.calling(server.uri(), beans, "retry.max-attempts=3", "retry.backoff.initial=1ms",
				"circuit-breaker.enabled=true", "circuit-breaker.minimum-calls=1",
				"circuit-breaker.sliding-window-size=1", "circuit-breaker.open-duration=1h");
	}

	@TwinTest
	void failureOfAFilterIsNoBrokenConnection(Twin twin) {
		for (Supplier<RuntimeException> failing : FAILURES) {
			RuntimeException failure = failing.get();
			assertComesOut(twin, failure, (name, client) -> client.filter((request, next) -> Mono.error(failure)), 0);
		}
	}

	@TwinTest
	void checkedFailureOfAFilterIsNoBrokenConnection(Twin twin) {
		FileNotFoundException failure = new FileNotFoundException("token");
		try (FaultServer server = FaultServer.plain(Fault.answer(Note.JSON));
				NotesApplication notes = calling(server,
						(name, client) -> client.filter((request, next) -> Mono.error(failure)))) {
			for (int i = 0; i < 2; i++) {
				Throwable thrown = notes.get(twin).failure(Throwable.class);
				assertThat((twin == Twin.BLOCKING) ? thrown.getCause() : thrown).isSameAs(failure);
			}
		}
	}

	@TwinTest
	void failureOfADecoderIsNoBrokenConnection(Twin twin) {
		for (Supplier<RuntimeException> failing : FAILURES) {
			RuntimeException failure = failing.get();
			assertComesOut(twin, failure, (name, client) -> decoding(client, failure), 2);
		}
	}

	private static void assertComesOut(Twin twin, RuntimeException failure, ApiClientCustomizer customizer,
			int requests) {
		try (FaultServer server = FaultServer.plain(Fault.answer(Note.JSON));
				NotesApplication notes = calling(server, customizer)) {
			for (int i = 0; i < 2; i++) {
				assertThat(notes.get(twin).failure(Throwable.class)).isSameAs(failure);
			}
			assertThat(server.requests()).hasSize(requests);
		}
	}

	@TwinTest
	void failureOfANettyCallbackIsNoInvalidResponse(Twin twin) {
		RuntimeException failure = new IllegalStateException("mine");
		HttpClientCustomizer failing = (name, client) -> client.doOnRequest((request, connection) -> {
			throw failure;
		});
		try (FaultServer server = FaultServer.plain(Fault.answer(Note.JSON));
				NotesApplication notes = calling(server,
						(context) -> context.registerBean(HttpClientCustomizer.class, () -> failing))) {
			for (int i = 0; i < 2; i++) {
				assertThat(notes.get(twin).failure(Throwable.class)).isSameAs(failure);
			}
			assertThat(server.requests()).isEmpty();
		}
	}

	/**
	 * What a filter passes on of the connection's failures still is one.
	 */
	@TwinTest
	void brokenConnectionBehindAFilterIsRetried(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.resetBeforeHead());
				NotesApplication notes = calling(server,
						(name, client) -> client.filter((request, next) -> next.exchange(request)))) {
			NotesApplication.failure(notes.get(twin), ApiTransportException.class);
		}
	}

	/**
	 * It reads the body of the error for the message, and for {@code error(type)}.
	 */
	@TwinTest
	void decoderThatFailsOnAnErrorBodyLeavesTheResponse(Twin twin) {
		try (FaultServer server = FaultServer
			.plain(Fault.answer(409, "{\"title\":\"T\"}", "Content-Type: application/problem+json"));
				NotesApplication notes = calling(server,
						(name, client) -> decoding(client, new IllegalArgumentException("mine")))) {
			ApiResponseException failure = NotesApplication.failure(notes.get(twin), ApiResponseException.class);
			assertThat(failure).hasMessageEndingWith("409 CONFLICT");
			assertThat(failure.error(Note.class)).isEmpty();
			assertThat(failure.problem()).isEmpty();
		}
	}

	private static void decoding(WebClient.Builder client, RuntimeException failure) {
		client.codecs((codecs) -> codecs.customCodecs().register(new FailingDecoder(failure)));
	}

	private static final class FailingDecoder extends JacksonJsonDecoder {

		private final RuntimeException failure;

		FailingDecoder(RuntimeException failure) {
			this.failure = failure;
		}

		@Override
		public Flux<Object> decode(Publisher<DataBuffer> input, ResolvableType type, @Nullable MimeType mimeType,
				@Nullable Map<String, Object> hints) {
			return super.decode(input, type, mimeType, hints).map((value) -> {
				throw this.failure;
			});
		}

		@Override
		public Object decode(DataBuffer buffer, ResolvableType type, @Nullable MimeType mimeType,
				@Nullable Map<String, Object> hints) {
			DataBufferUtils.release(buffer);
			throw this.failure;
		}

	}

}
