package dev.tandem.usecases;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import dev.tandem.ApiResponseException;
import dev.tandem.ImportApiClients;
import dev.tandem.paging.BlockingPaging;
import dev.tandem.paging.Paging;
import dev.tandem.testing.Outcome;
import dev.tandem.testing.ReceivedRequest;
import dev.tandem.testing.RunningCall;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import dev.tandem.usecases.PagedNoteApi.NotePage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A list in pages of two as one list, until nobody wants more of it.
 */
class PagingTests {

	private static NotesApplication calling(TestServer server) {
		return NotesApplication.calling(server.uri(), (context) -> context.register(Setup.class),
				"pool.max-connections=1");
	}

	private static Flux<Note> flux(NotesApplication notes) {
		PagedNoteApi api = notes.bean(PagedNoteApi.class);
		return Paging.byToken((token) -> api.after(2, token), NotePage::notes, NotePage::nextPageToken);
	}

	private static Stream<Note> stream(NotesApplication notes) {
		BlockingPagedNoteApi api = notes.bean(BlockingPagedNoteApi.class);
		return BlockingPaging.byToken((token) -> api.after(2, token), NotePage::notes, NotePage::nextPageToken);
	}

	private static Flux<Note> offsetFlux(NotesApplication notes) {
		PagedNoteApi api = notes.bean(PagedNoteApi.class);
		return Paging.byOffset(2, api::from, NotePage::notes, NotePage::total);
	}

	private static Stream<Note> offsetStream(NotesApplication notes) {
		BlockingPagedNoteApi api = notes.bean(BlockingPagedNoteApi.class);
		return BlockingPaging.byOffset(2, api::from, NotePage::notes, NotePage::total);
	}

	private static String page(String token) {
		return "{\"notes\":[" + Note.JSON + "," + Note.JSON + "],\"nextPageToken\":\"" + token + "\",\"total\":4}";
	}

	/**
	 * The first two pages, and something else for the third.
	 */
	private static TestServer.Handler endingWith(LastPage last) {
		return (request, response) -> switch (request.uri()) {
			case "/notes?pageSize=2" -> TestServer.json(response, page("a+b=="));
			case "/notes?pageSize=2&pageToken=a%2Bb%3D%3D" -> TestServer.json(response, page("c"));
			case "/notes?pageSize=2&pageToken=c" -> last.answer(response);
			case "/notes?offset=0&limit=2", "/notes?offset=2&limit=2" -> TestServer.json(response, page(""));
			case "/notes/1" -> TestServer.json(response, Note.JSON);
			default -> response.status(400).send();
		};
	}

	@TwinTest
	void tokensAreFollowedToTheEnd(Twin twin) {
		try (TestServer server = TestServer.start(endingWith((response) -> TestServer.json(response, page(""))));
				NotesApplication notes = calling(server)) {
			assertThat(twin.list(() -> flux(notes), () -> stream(notes).toList()).get()).hasSize(6);
			assertThat(server.requests()).extracting(ReceivedRequest::uri)
				.containsExactly("/notes?pageSize=2", "/notes?pageSize=2&pageToken=a%2Bb%3D%3D",
						"/notes?pageSize=2&pageToken=c");
		}
	}

	@TwinTest
	void offsetsAreCountedToTheTotal(Twin twin) {
		try (TestServer server = TestServer.start(endingWith((response) -> Mono.never()));
				NotesApplication notes = calling(server)) {
			assertThat(twin.list(() -> offsetFlux(notes), () -> offsetStream(notes).toList()).get()).hasSize(4);
			assertThat(server.requests()).hasSize(2);
		}
	}

	@TwinTest
	void pagesThatNobodyWantsAreNotFetched(Twin twin) {
		try (TestServer server = TestServer.start(endingWith((response) -> Mono.never()));
				NotesApplication notes = calling(server)) {
			assertThat(twin.list(() -> flux(notes).take(4), () -> stream(notes).limit(4).toList()).get()).hasSize(4);
			notes.assertWorks(twin);
			assertThat(server.requests()).hasSize(3);
		}
	}

	@TwinTest
	void failureOfAPageComesAfterThePagesBefore(Twin twin) {
		List<Note> seen = new ArrayList<>();
		try (TestServer server = TestServer.start(endingWith((response) -> TestServer.json(response, 500, "{}")));
				NotesApplication notes = calling(server)) {
			Outcome<Void> outcome = twin.run(() -> flux(notes).doOnNext(seen::add).then(),
					() -> stream(notes).forEach(seen::add));
			assertThat(NotesApplication.failure(outcome, ApiResponseException.class).status().value()).isEqualTo(500);
			assertThat(seen).hasSize(4);
		}
	}

	@TwinTest
	void cancellingAbortsThePageInFlight(Twin twin) {
		try (TestServer server = TestServer.start(endingWith((response) -> Mono.never()));
				NotesApplication notes = calling(server);
				RunningCall<List<Note>> call = twin.start(() -> flux(notes).collectList(),
						() -> stream(notes).toList())) {
			server.awaitRequests(3);
			call.cancel();
			call.outcome().failure(CancellationException.class);
			server.cancelled().awaitTotal(1);
			notes.assertWorks(twin);
		}
	}

	@Test
	@Timeout(60)
	void closingTheStreamAbortsThePageThatAnotherThreadWaitsFor() {
		try (TestServer server = TestServer.start(endingWith((response) -> Mono.never()));
				NotesApplication notes = calling(server)) {
			Stream<Note> stream = stream(notes);
			try (RunningCall<String> call = Twin.BLOCKING.start(Mono::never,
					() -> stream.toList().size() + " interrupted: " + Thread.interrupted())) {
				server.awaitRequests(3);
				stream.close();
				assertThat(call.outcome().get()).isEqualTo("4 interrupted: false");
			}
			server.cancelled().awaitTotal(1);
			notes.assertWorks(Twin.BLOCKING);
		}
	}

	@ImportApiClients(PagedNoteApi.class)
	static class Setup {

	}

	@FunctionalInterface
	private interface LastPage {

		Publisher<Void> answer(HttpServerResponse response);

	}

}
