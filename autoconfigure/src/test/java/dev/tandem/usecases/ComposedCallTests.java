package dev.tandem.usecases;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.tandem.ApiRejectedException;
import dev.tandem.ImportApiClients;
import dev.tandem.testing.ReceivedRequest;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls that are made for the elements of another call, with one permit and one
 * connection for all of them: a call holds both until its response has been received, not
 * until its caller has worked on the last element.
 */
class ComposedCallTests {

	private static final int ELEMENTS = 200;

	private static final String[] ONE = { "concurrency.max-calls=1", "pool.max-connections=1", "timeouts.call=20s",
			"timeouts.acquire=10s" };

	@TwinTest
	void callsOneAfterTheOtherForElementsOfAList(Twin twin) {
		assertComposed(twin, ComposedNoteApi::oneAfterTheOther, BlockingComposedNoteApi::oneAfterTheOther);
	}

	@TwinTest
	void callsTogetherForElementsOfAList(Twin twin) {
		assertComposed(twin, ComposedNoteApi::together, BlockingComposedNoteApi::together);
	}

	@TwinTest
	void callsForElementsOfABodyBehindItsHead(Twin twin) {
		assertComposed(twin, ComposedNoteApi::afterTheHead, BlockingComposedNoteApi::afterTheHead);
	}

	@TwinTest
	void callsWithinCallsForElementsOfAList(Twin twin) {
		assertComposed(twin, (api) -> api.nested().flatMapIterable(Function.identity()),
				(api) -> Objects.requireNonNull(api.nested()));
	}

	/**
	 * The caller composes by itself.
	 */
	@TwinTest
	void callsForElementsOfAListThatTheCallerComposes(Twin twin) {
		assertComposed(twin, (api) -> api.list().concatMap((note) -> api.get(note.id())),
				(api) -> api.list().stream().map((note) -> api.get(note.id())).toList());
	}

	/**
	 * Elements of a list that are worked on slowly are no part of its call, whose
	 * deadline has long passed when the last one is asked for.
	 */
	@Test
	void deadlineOfAListEndsWithItsResponse() {
		try (TestServer server = TestServer.start(ComposedCallTests::answer);
				NotesApplication notes = application(server, "timeouts.call=3s")) {
			Mono<Long> slow = notes.bean(ComposedNoteApi.class)
				.list()
				.concatMap((note) -> (note.id() % 50 == 0) ? Mono.delay(Duration.ofSeconds(1)).thenReturn(note)
						: Mono.just(note))
				.count();
			assertThat(slow.block(Duration.ofSeconds(30))).isEqualTo(ELEMENTS);
		}
	}

	/**
	 * A list that is subscribed to and not read is received all the same.
	 */
	@Test
	void listGivesUpItsPermitBeforeItIsRead() {
		try (TestServer server = TestServer.start(ComposedCallTests::answer);
				NotesApplication notes = application(server, ONE)) {
			Unread list = new Unread();
			notes.bean(ComposedNoteApi.class).list().subscribe(list);
			assertThat(notes.bean(ComposedNoteApi.class).get(7).block(Duration.ofSeconds(30))).isEqualTo(note(7));
			assertThat(list.received).hasValue(0);
			list.requestUnbounded();
			assertThat(list.awaitEnd()).isEqualTo(ELEMENTS);
		}
	}

	/**
	 * A stream of elements that are handed on as they come is sent as slowly as it is
	 * read, so it holds permit and connection: a call for each element needs others.
	 */
	@Test
	void streamHoldsItsPermitWhileItIsRead() {
		try (TestServer server = TestServer.start(ComposedCallTests::answer);
				NotesApplication notes = application(server, "concurrency.max-calls=1", "concurrency.max-waiting=0")) {
			ComposedNoteApi api = notes.bean(ComposedNoteApi.class);
			Unread lines = new Unread();
			api.lines().subscribe(lines);
			server.awaitRequest();
			NotesApplication.failure(notes.get(Twin.REACTIVE, "7"), ApiRejectedException.class);
			lines.cancel();
			Awaitility.await().untilAsserted(() -> assertThat(notes.get(Twin.REACTIVE, "7").get()).isEqualTo(note(7)));
		}
	}

	@TwinTest
	void callsForElementsOfAStreamNeedASecondPermit(Twin twin) {
		try (TestServer server = TestServer.start(ComposedCallTests::answer);
				NotesApplication notes = application(server, "concurrency.max-calls=2", "pool.max-connections=2")) {
			ComposedNoteApi reactive = notes.bean(ComposedNoteApi.class);
			BlockingComposedNoteApi blocking = notes.bean(BlockingComposedNoteApi.class);
			assertThat(twin.list(() -> reactive.lines().concatMap((note) -> reactive.get(note.id())), () -> {
				try (var lines = blocking.lines()) {
					return lines.map((note) -> blocking.get(note.id())).toList();
				}
			}).get()).hasSize(ELEMENTS);
		}
	}

	private static void assertComposed(Twin twin, Function<ComposedNoteApi, Flux<Note>> reactive,
			Function<BlockingComposedNoteApi, List<Note>> blocking) {
		try (TestServer server = TestServer.start(ComposedCallTests::answer);
				NotesApplication notes = application(server, ONE)) {
			List<Note> found = twin
				.list(() -> reactive.apply(notes.bean(ComposedNoteApi.class)),
						() -> blocking.apply(notes.bean(BlockingComposedNoteApi.class)))
				.get();
			assertThat(found).hasSize(ELEMENTS).contains(note(0), note(ELEMENTS - 1));
			assertThat(server.exchanges().peak()).isEqualTo(1);
		}
	}

	private static NotesApplication application(TestServer server, String... settings) {
		return NotesApplication.calling(server.uri(), (context) -> context.register(Setup.class), settings);
	}

	private static Publisher<Void> answer(ReceivedRequest request, HttpServerResponse response) {
		return switch (request.path()) {
			case "/notes" -> TestServer.json(response, all(",", "[", "]"));
			case "/notes/lines" -> TestServer.stream(response, "application/x-ndjson", Mono.just(all("\n", "", "\n")));
			default -> TestServer.json(response, json(Integer.parseInt(request.path().substring("/notes/".length()))));
		};
	}

	private static String all(String delimiter, String prefix, String suffix) {
		return IntStream.range(0, ELEMENTS)
			.mapToObj(ComposedCallTests::json)
			.collect(Collectors.joining(delimiter, prefix, suffix));
	}

	private static Note note(int id) {
		return new Note(id, "note");
	}

	private static String json(int id) {
		return "{\"id\":%d,\"text\":\"note\"}".formatted(id);
	}

	/**
	 * Asks for nothing until it is told to.
	 */
	private static final class Unread extends BaseSubscriber<Note> {

		private final CountDownLatch end = new CountDownLatch(1);

		private final AtomicInteger received = new AtomicInteger();

		@Override
		protected void hookOnSubscribe(Subscription subscription) {
			// Nothing is asked for.
		}

		@Override
		protected void hookOnNext(Note note) {
			this.received.incrementAndGet();
		}

		@Override
		protected void hookOnComplete() {
			this.end.countDown();
		}

		int awaitEnd() {
			try {
				assertThat(this.end.await(30, TimeUnit.SECONDS)).isTrue();
			}
			catch (InterruptedException ex) {
				throw new AssertionError(ex);
			}
			return this.received.get();
		}

	}

	@ImportApiClients(ComposedNoteApi.class)
	static class Setup {

	}

}
