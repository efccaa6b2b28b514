package dev.tandem.usecases;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import dev.tandem.ApiTimeoutException;
import dev.tandem.ApiTimeoutException.Deadline;
import dev.tandem.ImportApiClients;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.Outcome;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server that stops reading a request ends the call, and a source that is slow does
 * not.
 */
class StalledUploadTests {

	/**
	 * More than the sockets of both sides hold.
	 */
	private static final byte[] LARGE = new byte[32 * 1024 * 1024];

	@TwinTest
	void streamThatTheServerDoesNotReadPassesTheIdleDeadline(Twin twin) {
		for (boolean tls : new boolean[] { false, true }) {
			Resource body = new ByteArrayResource(LARGE);
			assertStalls(tls, (wire) -> twin.call(() -> wire.reactive().put("odd", body, null, wire.options()),
					() -> wire.blocking().put("odd", body, null, wire.options())));
		}
	}

	@TwinTest
	void oneLargeBufferThatTheServerDoesNotReadPassesTheIdleDeadline(Twin twin) {
		for (boolean tls : new boolean[] { false, true }) {
			assertStalls(tls, (wire) -> twin.call(() -> wire.reactive().post("odd", LARGE, wire.options()),
					() -> wire.blocking().post("odd", LARGE, wire.options())));
		}
	}

	private static void assertStalls(boolean tls, Call call) {
		CountDownLatch over = new CountDownLatch(1);
		Fault unread = Fault.of("reads nothing", (connection) -> {
			await(over);
			connection.reset();
		});
		try (FaultServer server = tls ? FaultServer.tls(unread) : FaultServer.plain(unread);
				NotesApplication notes = calling(server, "timeouts.idle=300ms", "timeouts.call=30s",
						"ssl.insecure=" + tls)) {
			ApiTimeoutException failure = NotesApplication.failure(call.make(clients(notes)),
					ApiTimeoutException.class);
			assertThat(failure.deadline()).isEqualTo(Deadline.REQUEST);
			assertThat(failure).hasMessageContaining("sending the next part of the request took longer than 300 ms")
				.hasMessageContaining("tandem.clients.notes.timeouts.idle");
			over.countDown();
		}
		finally {
			over.countDown();
		}
	}

	@TwinTest
	void sourceThatIsSlowIsWaitedFor(Twin twin) {
		Flux<DataBuffer> slow = Flux.concat(buffer(), Mono.delay(Duration.ofMillis(700)).then(buffer()));
		try (FaultServer server = FaultServer.plain(Fault.answer(200, "good", "Content-Type: text/plain"));
				NotesApplication notes = calling(server, "timeouts.idle=100ms")) {
			WireApi reactive = clients(notes).reactive();
			assertThat(twin
				.call(() -> reactive.putBuffers("slow", slow),
						() -> reactive.putBuffers("slow", slow).block(Duration.ofSeconds(20)))
				.get()).isEqualTo("good");
		}
	}

	private static Mono<DataBuffer> buffer() {
		return Mono.fromSupplier(() -> DefaultDataBufferFactory.sharedInstance.wrap(new byte[100]));
	}

	private static NotesApplication calling(FaultServer server, String... settings) {
		return NotesApplication.calling(server.uri(), (context) -> context.register(Setup.class), settings);
	}

	private static WireClients clients(NotesApplication notes) {
		return new WireClients(notes.bean(WireApi.class), notes.bean(BlockingWireApi.class), () -> () -> {
		});
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private interface Call {

		Outcome<?> make(WireClients wire);

	}

	@ImportApiClients(WireApi.class)
	static class Setup {

	}

}
