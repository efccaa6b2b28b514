package dev.tandem.usecases;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.tandem.ApiTimeoutException;
import dev.tandem.ImportApiClients;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.Twin;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A caller who looks at the head of a response and leaves its body alone has given the
 * call up at its deadline. Blocking callers have the body with the head, or close it.
 */
class UnreadBodyTests {

	private static final Duration GENEROUS = Duration.ofSeconds(30);

	static Stream<Arguments> calls() {
		return Stream.of(call("listEntity", TracedNoteApi::listEntity), call("linesEntity", TracedNoteApi::linesEntity),
				call("contentEntity", TracedNoteApi::contentEntity));
	}

	private static <T> Arguments call(String name, Function<TracedNoteApi, Mono<ResponseEntity<Flux<T>>>> call) {
		return Arguments.of(name, call);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("calls")
	@Timeout(60)
	<T> void bodyThatNobodyReadsIsGivenUpAtTheDeadline(String name,
			Function<TracedNoteApi, Mono<ResponseEntity<Flux<T>>>> call) {
		Signals signals = new Signals();
		try (FaultServer server = FaultServer.plain(
				Fault.stalledBody("[" + Note.JSON,
						name.startsWith("lines") ? "application/x-ndjson" : "application/json"),
				Fault.answer(Note.JSON));
				Leftovers leftovers = new Leftovers();
				NotesApplication notes = NotesApplication.calling(server.uri(),
						((Consumer<AnnotationConfigApplicationContext>) leftovers::watch).andThen(signals::watch)
							.andThen((context) -> context.register(Definition.class)),
						"timeouts.call=1s", "concurrency.max-calls=1")) {
			ResponseEntity<Flux<T>> head = Objects
				.requireNonNull(call.apply(notes.bean(TracedNoteApi.class)).block(GENEROUS));
			server.awaitClientClosed();
			leftovers.assertPoolIsWhole();
			StepVerifier.create(Objects.requireNonNull(head.getBody()))
				.expectError(ApiTimeoutException.class)
				.verify(GENEROUS);
			Awaitility.await()
				.untilAsserted(() -> assertThat(signals.of(Signals.CALLS, "TracedNoteApi#" + name)).singleElement()
					.satisfies((tags) -> assertThat(tags).containsEntry("outcome", "TIMEOUT")));
			Awaitility.await().untilAsserted(() -> notes.assertWorks(Twin.REACTIVE));
		}
	}

	@Configuration(proxyBeanMethods = false)
	@ImportApiClients(TracedNoteApi.class)
	static class Definition {

	}

}
