package dev.tandem.usecases;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import dev.tandem.ApiTimeoutException;
import dev.tandem.ApiTimeoutException.Deadline;
import dev.tandem.ImportApiClients;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.Outcome;
import dev.tandem.testing.TestCertificates;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import io.netty.channel.Channel;
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
@SuppressWarnings("FutureReturnValueIgnored")
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

	/**
	 * The stream is reset, and the connection stays for the calls beside it.
	 */
	@Http2TwinTest
	void streamOfHttp2ThatTheServerDoesNotReadPassesTheIdleDeadline(Twin twin, boolean tls) {
		Resource body = new ByteArrayResource(LARGE);
		List<Call> calls = List.of(
				(wire) -> twin.call(() -> wire.reactive().put("odd", body, null, wire.options()),
						() -> wire.blocking().put("odd", body, null, wire.options())),
				(wire) -> twin.call(() -> wire.reactive().post("odd", LARGE, wire.options()),
						() -> wire.blocking().post("odd", LARGE, wire.options())),
				(wire) -> twin.call(() -> wire.reactive().post("odd", new byte[100_000], wire.options()),
						() -> wire.blocking().post("odd", new byte[100_000], wire.options())));
		try (TestServer server = reading(tls, (stream) -> {
		});
				NotesApplication notes = calling(server.uri(), "http.versions=" + (tls ? "h2" : "h2c"),
						"ssl.insecure=" + tls, "timeouts.idle=300ms", "timeouts.call=30s", "pool.max-connections=1")) {
			for (Call call : calls) {
				assertStalled(call.make(clients(notes)));
				assertThat(get(twin, notes).get()).isEqualTo("good");
			}
			assertThat(server.connections().total()).isEqualTo(1);
		}
	}

	/**
	 * It takes longer than the deadline as a whole, each part of it does not.
	 */
	@Http2TwinTest
	void serverThatReadsSlowlyIsWaitedFor(Twin twin, boolean tls) {
		byte[] body = new byte[300_000];
		try (TestServer server = reading(tls,
				(stream) -> stream.eventLoop().scheduleAtFixedRate(stream::read, 0, 40, TimeUnit.MILLISECONDS));
				NotesApplication notes = calling(server.uri(), "http.versions=" + (tls ? "h2" : "h2c"),
						"ssl.insecure=" + tls, "timeouts.idle=500ms", "timeouts.response=300ms", "timeouts.call=30s")) {
			WireClients wire = clients(notes);
			Outcome<String> outcome = twin.call(() -> wire.reactive().post("odd", body, wire.options()),
					() -> wire.blocking().post("odd", body, wire.options()));
			ApiTimeoutException failure = NotesApplication.failure(outcome, ApiTimeoutException.class);
			assertThat(failure.deadline()).isEqualTo(Deadline.RESPONSE);
			assertThat(failure.elapsed()).isGreaterThan(Duration.ofMillis(800));
		}
	}

	/**
	 * A server that reads the body of an upload as the given action does, and never
	 * responds to it.
	 */
	private static TestServer reading(boolean tls, Consumer<Channel> upload) {
		TestServer.Builder builder = TestServer.builder()
			.http2()
			.customize((http) -> http.handle((request, response) -> {
				if (request.method().name().equals("GET")) {
					return response.header("Content-Type", "text/plain").sendString(Mono.just("good"));
				}
				response.withConnection((connection) -> {
					connection.channel().config().setAutoRead(false);
					upload.accept(connection.channel());
				});
				return Mono.never();
			}));
		TestServer.Handler unused = (request, response) -> Mono.never();
		return (tls ? builder.tls(TestCertificates.server()) : builder).start(unused);
	}

	private static Outcome<String> get(Twin twin, NotesApplication notes) {
		WireClients wire = clients(notes);
		return twin.call(() -> wire.reactive().get("good", wire.options()),
				() -> wire.blocking().get("good", wire.options()));
	}

	private static void assertStalled(Outcome<?> outcome) {
		ApiTimeoutException failure = NotesApplication.failure(outcome, ApiTimeoutException.class);
		assertThat(failure.deadline()).isEqualTo(Deadline.REQUEST);
		assertThat(failure).hasMessageContaining("sending the next part of the request took longer than 300 ms")
			.hasMessageContaining("tandem.clients.notes.timeouts.idle");
	}

	private static void assertStalls(boolean tls, Call call) {
		CountDownLatch over = new CountDownLatch(1);
		Fault unread = Fault.of("reads nothing", (connection) -> {
			await(over);
			connection.reset();
		});
		try (FaultServer server = tls ? FaultServer.tls(unread) : FaultServer.plain(unread);
				NotesApplication notes = calling(server.uri(), "timeouts.idle=300ms", "timeouts.call=30s",
						"ssl.insecure=" + tls)) {
			assertStalled(call.make(clients(notes)));
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
				NotesApplication notes = calling(server.uri(), "timeouts.idle=100ms")) {
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

	private static NotesApplication calling(URI baseUrl, String... settings) {
		return NotesApplication.calling(baseUrl, (context) -> context.register(Setup.class), settings);
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
