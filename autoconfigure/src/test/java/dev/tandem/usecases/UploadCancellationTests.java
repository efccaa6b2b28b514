package dev.tandem.usecases;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

import dev.tandem.ApiTransportException;
import dev.tandem.ImportApiClients;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultConnection;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.LeakReports;
import dev.tandem.testing.LogCapture;
import dev.tandem.testing.RunningCall;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import org.awaitility.Awaitility;

import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An upload that ends in its middle: the server sees the end of the connection, the file
 * is closed, and the buffers that are underway are freed.
 */
class UploadCancellationTests {

	@TwinTest
	void cancelWithinTheBodyAbortsTheRequest(Twin twin) {
		assertEnds(twin, false);
	}

	@TwinTest
	void cancelWithinAPartAbortsTheRequest(Twin twin) {
		assertEnds(twin, true);
	}

	@TwinTest
	void resetByTheServerFailsTheCall(Twin twin) {
		Endless file = new Endless();
		Semaphore begun = new Semaphore(0);
		Fault reset = Fault.of("reset in the body of the request", (connection) -> {
			connection.await(begun);
			connection.reset();
		});
		try (FaultServer server = FaultServer.plain(reset);
				NotesApplication notes = files(server);
				RunningCall<Note> call = start(twin, notes, file, false)) {
			Awaitility.await().until(file::isRead);
			begun.release();
			call.outcome().failure(ApiTransportException.class);
			Awaitility.await().until(file::isClosed);
		}
	}

	/**
	 * The connection takes no more, so that buffers wait, when the call is cancelled.
	 */
	private static void assertEnds(Twin twin, boolean part) {
		Fault never = Fault.of("no response", FaultConnection::untilClientCloses);
		try (LogCapture log = LeakReports.capture();
				FaultServer server = FaultServer.plain(never);
				NotesApplication notes = files(server)) {
			for (int i = 1; i <= 3; i++) {
				Endless file = new Endless();
				try (RunningCall<Note> call = start(twin, notes, file, part)) {
					Awaitility.await().until(file::isRead);
					call.cancel();
					call.outcome().failure(CancellationException.class);
				}
				server.awaitClientClosed(i);
				Awaitility.await().until(file::isClosed);
				System.gc();
			}
			server.play(Fault.answer(Note.JSON));
			notes.assertWorks(twin);
			assertThat(log.text()).doesNotContain("LEAK");
		}
	}

	private static NotesApplication files(FaultServer server) {
		return NotesApplication.calling(server.uri(), (context) -> context.register(Setup.class),
				"pool.max-connections=1");
	}

	private static RunningCall<Note> start(Twin twin, NotesApplication notes, Endless file, boolean part) {
		Resource resource = new InputStreamResource(file);
		return part
				? twin.start(() -> notes.bean(FileApi.class).post("A title", resource, null),
						() -> notes.bean(BlockingFileApi.class).post("A title", resource, null))
				: twin.start(() -> notes.bean(FileApi.class).put(resource, null),
						() -> notes.bean(BlockingFileApi.class).put(resource, null));
	}

	private static final class Endless extends InputStream {

		private static final int SOME = 1_000_000;

		private final AtomicLong count = new AtomicLong();

		private volatile boolean closed;

		@Override
		public int read() {
			return 'a';
		}

		@Override
		public int read(byte[] target, int offset, int length) throws IOException {
			if (this.closed) {
				throw new IOException("closed");
			}
			Arrays.fill(target, offset, offset + length, (byte) 'a');
			this.count.addAndGet(length);
			return length;
		}

		boolean isRead() {
			return this.count.get() > SOME;
		}

		boolean isClosed() {
			return this.closed;
		}

		@Override
		public void close() {
			this.closed = true;
		}

	}

	@ImportApiClients(FileApi.class)
	static class Setup {

	}

}
