package dev.tandem.usecases;

import java.util.concurrent.CancellationException;

import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.RunningCall;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A call that nobody waits for any more ends at the server as well: the reactive twin's
 * subscription is disposed of, the blocking twin's thread is interrupted.
 */
class CancellationTests {

	@TwinTest
	void cancelAbortsTheRequestInFlight(Twin twin) {
		assertAborted(twin, Fault.silence());
	}

	@TwinTest
	void cancelAbortsTheBodyInFlight(Twin twin) {
		assertAborted(twin, Fault.stalledBody("{"));
	}

	@TwinTest
	void cancelGivesUpTheWaitForAConnection(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.silence(), Fault.answer(Note.JSON));
				NotesApplication notes = NotesApplication.calling(server.uri(), "pool.max-connections=1",
						"pool.max-pending=1");
				RunningCall<Note> held = notes.start(Twin.REACTIVE)) {
			server.awaitRequest();
			try (RunningCall<Note> waiting = notes.start(twin)) {
				waiting.cancel();
				waiting.outcome().failure(CancellationException.class);
			}
			held.cancel();
			server.awaitClientClosed();
			Awaitility.await().untilAsserted(() -> notes.assertWorks(twin));
			assertThat(server.requests()).hasSize(2);
		}
	}

	private static void assertAborted(Twin twin, Fault fault) {
		try (FaultServer server = FaultServer.plain(fault, Fault.answer(Note.JSON));
				NotesApplication notes = NotesApplication.calling(server.uri(), "pool.max-connections=1");
				RunningCall<Note> call = notes.start(twin)) {
			server.awaitRequest();
			call.cancel();
			call.outcome().failure(CancellationException.class);
			server.awaitClientClosed();
			notes.assertWorks(twin);
		}
	}

}
