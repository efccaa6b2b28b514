package dev.tandem.usecases;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.NoSuchElementException;
import java.util.function.Function;

import dev.tandem.ApiResponseException;
import dev.tandem.ImportApiClients;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.Outcome;
import dev.tandem.testing.ReceivedRequest;
import dev.tandem.testing.RunningCall;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import io.reactivex.rxjava3.core.BackpressureStrategy;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.reactivestreams.Publisher;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.ResponseEntity;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Definitions in reactive style that return types of RxJava 3 and Mutiny, which Spring
 * has adapters for.
 */
class AdaptedTypeTests {

	private static final String LINES = Note.JSON + "\n" + Note.JSON + "\n";

	private final TestServer server = TestServer.start(AdaptedTypeTests::respond);

	private static Publisher<Void> respond(ReceivedRequest request, HttpServerResponse response) {
		return switch (request.method() + " " + request.path()) {
			case "GET /notes/1" -> TestServer.json(response, Note.JSON);
			case "POST /notes" -> TestServer.json(response, request.body());
			case "GET /notes" -> TestServer.json(response, "[" + Note.JSON + "]");
			case "GET /notes/lines" -> TestServer.stream(response, "application/x-ndjson", Mono.just(LINES));
			case "GET /notes/none", "DELETE /notes/1" -> response.status(204).send();
			default -> TestServer.json(response, 404, "{}");
		};
	}

	@AfterEach
	void close() {
		this.server.close();
	}

	@TwinTest
	void typesOfRxJavaReturnWhatMonoAndFluxWould(Twin twin) {
		try (NotesApplication notes = application()) {
			RxNoteApi reactive = notes.bean(RxNoteApi.class);
			BlockingRxNoteApi blocking = notes.bean(BlockingRxNoteApi.class);
			assertThat(twin.call(() -> mono(reactive.single("1")), () -> blocking.single("1")).get())
				.isEqualTo(Note.HELLO);
			assertThat(twin.call(() -> mono(reactive.maybe("1")), () -> blocking.maybe("1")).get())
				.isEqualTo(Note.HELLO);
			assertThat(twin.call(() -> mono(reactive.maybe("none")), () -> blocking.maybe("none")).succeeded().value())
				.isNull();
			twin.call(() -> mono(reactive.single("none")), () -> blocking.single("none"))
				.failure(NoSuchElementException.class);
			Outcome<ResponseEntity<Note>> entity = twin.call(() -> mono(reactive.entity("1")),
					() -> blocking.entity("1"));
			assertThat(entity.get()).extracting(ResponseEntity::getBody).isEqualTo(Note.HELLO);
			assertThat(twin.run(() -> mono(reactive.delete("1")), () -> blocking.delete("1")).succeeded().value())
				.isNull();
			assertThat(twin.list(() -> flux(reactive.observable()), blocking::observable).get())
				.containsExactly(Note.HELLO);
			assertThat(twin.list(() -> Flux.from(reactive.flowable()), blocking::flowable).get())
				.containsExactly(Note.HELLO);
			assertThat(twin.list(() -> Flux.from(reactive.lines()), () -> blocking.lines().toList()).get()).hasSize(2);
			assertThat(twin
				.call(() -> DataBufferUtils.join(reactive.download()).map(AdaptedTypeTests::text),
						() -> text(blocking.download()))
				.get()).isEqualTo(LINES);
			assertThat(twin
				.call(() -> mono(reactive.create(Single.just(Note.HELLO))),
						() -> blocking.create(Single.just(Note.HELLO)))
				.get()).isEqualTo(Note.HELLO);
		}
	}

	@TwinTest
	void typesOfMutinyReturnWhatMonoAndFluxWould(Twin twin) {
		try (NotesApplication notes = application()) {
			MutinyNoteApi reactive = notes.bean(MutinyNoteApi.class);
			BlockingMutinyNoteApi blocking = notes.bean(BlockingMutinyNoteApi.class);
			assertThat(twin.call(() -> mono(reactive.uni("1")), () -> blocking.uni("1")).get()).isEqualTo(Note.HELLO);
			assertThat(twin.call(() -> mono(reactive.uni("none")), () -> blocking.uni("none")).succeeded().value())
				.isNull();
			Outcome<ResponseEntity<Note>> entity = twin.call(() -> mono(reactive.entity("1")),
					() -> blocking.entity("1"));
			assertThat(entity.get()).extracting(ResponseEntity::getBody).isEqualTo(Note.HELLO);
			assertThat(twin.run(() -> mono(reactive.delete("1")), () -> blocking.delete("1")).succeeded().value())
				.isNull();
			assertThat(twin.list(() -> flux(reactive.multi()), blocking::multi).get()).containsExactly(Note.HELLO);
			assertThat(twin.list(() -> flux(reactive.lines()), () -> blocking.lines().toList()).get()).hasSize(2);
			assertThat(twin
				.call(() -> mono(reactive.create(Uni.createFrom().item(Note.HELLO))),
						() -> blocking.create(Uni.createFrom().item(Note.HELLO)))
				.get()).isEqualTo(Note.HELLO);
		}
	}

	@TwinTest
	void failuresAreThoseOfTheCall(Twin twin) {
		try (NotesApplication notes = application()) {
			Outcome<Note> rx = twin.call(() -> mono(notes.bean(RxNoteApi.class).maybe("x")),
					() -> notes.bean(BlockingRxNoteApi.class).maybe("x"));
			assertThat(NotesApplication.failure(rx, ApiResponseException.NotFound.class).operation().name())
				.isEqualTo("RxNoteApi#maybe");
			Outcome<Note> mutiny = twin.call(() -> mono(notes.bean(MutinyNoteApi.class).uni("x")),
					() -> notes.bean(BlockingMutinyNoteApi.class).uni("x"));
			assertThat(NotesApplication.failure(mutiny, ApiResponseException.NotFound.class).operation().name())
				.isEqualTo("MutinyNoteApi#uni");
		}
	}

	@TwinTest
	void cancellingCancelsTheCall(Twin twin) {
		assertCancels(twin, (notes) -> mono(notes.bean(RxNoteApi.class).single("1")),
				(notes) -> notes.bean(BlockingRxNoteApi.class).single("1"));
		assertCancels(twin, (notes) -> Mono.from(flux(notes.bean(MutinyNoteApi.class).multi())),
				(notes) -> notes.bean(BlockingMutinyNoteApi.class).multi().get(0));
		assertCancels(twin, (notes) -> mono(notes.bean(MutinyNoteApi.class).uni("1")),
				(notes) -> notes.bean(BlockingMutinyNoteApi.class).uni("1"));
	}

	private static void assertCancels(Twin twin, Function<NotesApplication, Mono<Note>> reactive,
			Function<NotesApplication, @Nullable Note> blocking) {
		try (FaultServer silent = FaultServer.plain(Fault.silence());
				NotesApplication notes = NotesApplication.calling(silent.uri(),
						(context) -> context.register(Setup.class));
				RunningCall<Note> call = twin.start(() -> reactive.apply(notes), () -> blocking.apply(notes))) {
			silent.awaitRequest();
			call.cancel();
			silent.awaitClientClosed();
		}
	}

	private NotesApplication application() {
		return NotesApplication.calling(this.server.uri(), (context) -> context.register(Setup.class));
	}

	private static String text(DataBuffer bytes) {
		String text = bytes.toString(StandardCharsets.UTF_8);
		DataBufferUtils.release(bytes);
		return text;
	}

	private static String text(InputStream bytes) throws IOException {
		try (bytes) {
			return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private static <T> Mono<T> mono(Single<T> single) {
		return Mono.from(single.toFlowable());
	}

	private static <T> Mono<T> mono(Maybe<T> maybe) {
		return Mono.from(maybe.toFlowable());
	}

	private static Mono<Void> mono(Completable completable) {
		return Mono.from(completable.toFlowable());
	}

	private static <T> Mono<T> mono(Uni<T> uni) {
		return Mono.from(flux(uni.toMulti()));
	}

	private static <T> Flux<T> flux(Observable<T> observable) {
		return Flux.from(observable.toFlowable(BackpressureStrategy.BUFFER));
	}

	private static <T> Flux<T> flux(Multi<T> multi) {
		return JdkFlowAdapter.flowPublisherToFlux(multi);
	}

	@ImportApiClients({ RxNoteApi.class, MutinyNoteApi.class })
	static class Setup {

	}

}
