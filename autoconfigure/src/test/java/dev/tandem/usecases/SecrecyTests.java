package dev.tandem.usecases;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.LogCapture;
import dev.tandem.testing.Outcome;
import dev.tandem.testing.TestCertificates;
import dev.tandem.testing.TestProxy;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A key is in the request and nowhere else, at any log level.
 */
class SecrecyTests {

	private static final String PASSWORD = "b4s1c-p4ssw0rd";

	private static final String[] SECRETS = { NotesApplication.KEY, PASSWORD,
			TestProxy.basic("user", PASSWORD).substring("Basic ".length()), "def4ult-secret" };

	@TwinTest
	void keyIsInTheRequestAndNowhereElse(Twin twin) {
		List<Fault> faults = List.of(Fault.answer(Note.JSON), Fault.answer(500, "{}"), Fault.answer("no JSON"),
				Fault.resetBeforeHead(), Fault.truncatedBody("{"), Fault.garbageHead(), Fault.silence(),
				Fault.stalledBody("{"), Fault.redirectLoop());
		for (String place : List.of("header", "query", "cookie")) {
			for (Fault fault : faults) {
				try (FaultServer server = FaultServer.plain(fault)) {
					assertSecret(twin, server, place);
				}
			}
		}
	}

	@TwinTest
	void keyIsNowhereElseWithTls(Twin twin) {
		for (String place : List.of("header", "query", "cookie")) {
			try (FaultServer server = FaultServer.tls(Fault.answer(Note.JSON))) {
				assertSecret(twin, server, place, "ssl.insecure=true");
			}
			try (FaultServer server = FaultServer.tls(TestCertificates.expired(), Fault.answer(Note.JSON))) {
				assertSecret(twin, server, place);
			}
		}
	}

	private static void assertSecret(Twin twin, FaultServer server, String place, String... more) {
		Tags tags = new Tags();
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig().observationHandler(tags);
		SimpleMeterRegistry meters = new SimpleMeterRegistry();
		registry.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
		Spans spans = new Spans();
		String[] settings = NotesApplication.and(more, "api-key.value=" + NotesApplication.KEY, "api-key.in=" + place,
				"api-key.name=X-Api-Key", "basic.username=user", "basic.password=" + PASSWORD,
				"timeouts.response=300ms", "timeouts.idle=300ms", "http.redirects=always",
				"headers.X-Default=def4ult-secret", "cookies.fallback=def4ult-secret", "query.fallback=def4ult-secret");
		try (LogCapture log = LogCapture.everything();
				NotesApplication notes = NotesApplication.calling(server.uri(),
						((Consumer<AnnotationConfigApplicationContext>) spans::watch)
							.andThen((context) -> context.registerBean(ObservationRegistry.class, () -> registry)),
						settings)) {
			Outcome<Note> outcome = notes.get(twin);
			assertThat(log.entries()).extracting(LogCapture.Entry::logger)
				.anyMatch((logger) -> logger.startsWith("reactor.netty"));
			assertThat(log.text()).doesNotContain(SECRETS);
			Throwable failure = outcome.thrown();
			if (failure != null) {
				assertThat(NotesApplication.trace(failure)).doesNotContain(SECRETS);
			}
			assertThat(spans.await(2).toString()).contains("NoteApi#get").doesNotContain(SECRETS);
			assertThat(String.join("\n", tags.values)).contains("NoteApi#get").doesNotContain(SECRETS);
			assertThat(meters.getMetersAsString()).contains("NoteApi#get").doesNotContain(SECRETS);
			assertThat(notes.texts()).anyMatch((text) -> text.contains("NoteApi[client=notes"));
			assertThat(String.join("\n", notes.texts())).doesNotContain(SECRETS);
			server.requests().forEach((request) -> assertThat(request.head()).contains(NotesApplication.KEY));
		}
	}

	/**
	 * All tags of all observations, and whatever else they tell.
	 */
	private static final class Tags implements ObservationHandler<Observation.Context> {

		private final Queue<String> values = new ConcurrentLinkedQueue<>();

		@Override
		public void onStop(Observation.Context context) {
			Stream.concat(context.getLowCardinalityKeyValues().stream(), context.getHighCardinalityKeyValues().stream())
				.map(KeyValue::toString)
				.forEach(this.values::add);
			this.values.add(context + "\n" + context.getError());
		}

		@Override
		public boolean supportsContext(Observation.Context context) {
			return true;
		}

	}

}
