package dev.tandem.usecases;

import java.util.List;
import java.util.concurrent.Flow;

import dev.tandem.ApiResponseException;
import dev.tandem.ImportApiClients;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.RunningCall;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A definition in reactive style that returns futures and publishers of the JDK.
 */
class PublisherTests {

	private static final String LINES = "{\"id\":1,\"text\":\"hello\"}\n{\"id\":1,\"text\":\"hello\"}\n";

	@TwinTest
	void callsReturnWhatMonoAndFluxWould(Twin twin) {
		try (TestServer server = TestServer.start((request, response) -> switch (request.path()) {
			case "/notes" -> TestServer.json(response, "[" + Note.JSON + "]");
			case "/notes/1" -> TestServer.json(response, Note.JSON);
			case "/notes/lines" -> TestServer.stream(response, "application/x-ndjson", Mono.just(LINES));
			default -> TestServer.json(response, 404, "{}");
		});
				NotesApplication notes = NotesApplication.calling(server.uri(),
						(context) -> context.register(Setup.class))) {
			PublisherNoteApi reactive = notes.bean(PublisherNoteApi.class);
			BlockingPublisherNoteApi blocking = notes.bean(BlockingPublisherNoteApi.class);
			assertThat(twin.call(() -> Mono.fromFuture(reactive.get("1")), () -> blocking.get("1")).get())
				.isEqualTo(Note.HELLO);
			assertThat(twin.call(() -> Mono.fromFuture(reactive.all()), blocking::all).get())
				.isEqualTo(List.of(Note.HELLO));
			assertThat(twin.list(() -> flux(reactive.list()), blocking::list).get()).containsExactly(Note.HELLO);
			assertThat(twin.list(() -> flux(reactive.lines()), () -> blocking.lines().toList()).get()).hasSize(2);
			assertThat(NotesApplication
				.failure(twin.call(() -> Mono.fromFuture(reactive.get("x")), () -> blocking.get("x")),
						ApiResponseException.class)
				.operation()
				.name()).isEqualTo("PublisherNoteApi#get");
		}
	}

	@TwinTest
	void cancellingAFutureCancelsItsCall(Twin twin) {
		try (FaultServer silent = FaultServer.plain(Fault.silence());
				NotesApplication notes = NotesApplication.calling(silent.uri(),
						(context) -> context.register(Setup.class));
				RunningCall<Note> call = twin.start(() -> Mono.fromFuture(notes.bean(PublisherNoteApi.class).get("1")),
						() -> notes.bean(BlockingPublisherNoteApi.class).get("1"))) {
			silent.awaitRequest();
			call.cancel();
			silent.awaitClientClosed();
		}
	}

	private static <T> Flux<T> flux(Flow.Publisher<T> publisher) {
		return JdkFlowAdapter.flowPublisherToFlux(publisher);
	}

	@ImportApiClients(PublisherNoteApi.class)
	static class Setup {

	}

}
