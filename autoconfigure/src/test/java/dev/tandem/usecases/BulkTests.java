package dev.tandem.usecases;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import dev.tandem.ApiResponseException;
import dev.tandem.bulk.BlockingBulk;
import dev.tandem.bulk.Bulk;
import dev.tandem.bulk.BulkOutcome;
import dev.tandem.bulk.BulkResult;
import dev.tandem.testing.ReceivedRequest;
import dev.tandem.testing.RunningCall;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same call for many inputs, some of which fail.
 */
class BulkTests {

	private static final List<Note> NOTES = IntStream.range(0, 20).mapToObj((id) -> new Note(id, "new")).toList();

	@TwinTest
	void callsSomeAtATimeAndKeepsTheFailuresInOrder(Twin twin) {
		try (TestServer server = TestServer.start(BulkTests::refuseSome);
				NotesApplication notes = NotesApplication.calling(server.uri())) {
			BulkResult<Note, Note> result = twin
				.call(() -> Bulk.of(NOTES).concurrency(3).call(notes.reactive()::create),
						() -> BlockingBulk.of(NOTES).concurrency(3).call(notes.blocking()::create))
				.get();
			assertThat(result.outcomes()).extracting(BulkOutcome::input).containsExactlyElementsOf(NOTES);
			assertThat(result.outputs()).hasSize(18).containsOnly(Note.HELLO);
			assertThat(result.failures()).extracting(BulkOutcome::index).containsExactly(7, 17);
			assertThat(result.failures()).allSatisfy((failure) -> {
				assertThat(failure.input()).isEqualTo(NOTES.get(failure.index()));
				assertThat(failure.error()).isInstanceOfSatisfying(ApiResponseException.class,
						(error) -> assertThat(error.status().value()).isEqualTo(422));
			});
			assertThat(server.requests()).hasSize(20);
			assertThat(server.exchanges().peak()).isLessThanOrEqualTo(3);
		}
	}

	@TwinTest
	void cancellingAbortsTheRequestsInFlightAndSendsNoMore(Twin twin) {
		try (TestServer server = TestServer.start(BulkTests::answerReadsOnly);
				NotesApplication notes = NotesApplication.calling(server.uri(), "pool.max-connections=3");
				RunningCall<BulkResult<Note, Note>> call = twin.start(
						() -> Bulk.of(NOTES).concurrency(3).call(notes.reactive()::create),
						() -> BlockingBulk.of(NOTES).concurrency(3).call(notes.blocking()::create))) {
			server.awaitRequests(3);
			call.cancel();
			call.outcome().failure(CancellationException.class);
			server.cancelled().awaitTotal(3);
			server.connections().awaitNow(0);
			notes.assertWorks(twin);
			assertThat(server.requests()).hasSize(4);
		}
	}

	private static Publisher<Void> refuseSome(ReceivedRequest request, HttpServerResponse response) {
		boolean refused = request.body().matches(".*\"id\":1?7\\b.*");
		return TestServer.json(response, refused ? 422 : 200, Note.JSON);
	}

	private static Publisher<Void> answerReadsOnly(ReceivedRequest request, HttpServerResponse response) {
		return request.method().equals("GET") ? TestServer.json(response, Note.JSON) : Mono.never();
	}

}
