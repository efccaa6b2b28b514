package dev.tandem.usecases;

import java.net.URI;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.tandem.ApiTransportException;
import dev.tandem.CallOptions;
import dev.tandem.HttpClientCustomizer;
import dev.tandem.ImportApiClients;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.Outcome;
import dev.tandem.testing.ReceivedRequest;
import dev.tandem.testing.TestCertificates;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2Error;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.NettyPipeline;
import reactor.netty.http.client.HttpClientRequest;
import reactor.netty.http.server.HttpServerResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A request that the server has certainly not processed is sent once more, also a POST
 * that is not retried otherwise.
 */
@SuppressWarnings("FutureReturnValueIgnored")
class UnprocessedRequestTests {

	/**
	 * More than sockets and windows hold.
	 */
	private static final int LARGE = 30_000_000;

	private final MeterRegistry meters = new SimpleMeterRegistry();

	private final AtomicInteger faults = new AtomicInteger();

	private final Semaphore sent = new Semaphore(0);

	@TwinTest
	void connectionThatIsClosedBeforeTheRequestIsWrittenIsReplaced(Twin twin) {
		this.faults.set(1);
		try (FaultServer server = FaultServer.plain(Fault.answer(200, "good", "Content-Type: text/plain"));
				NotesApplication notes = calling(server.uri(), closing())) {
			assertThat(post(twin, notes).get()).isEqualTo("good");
			assertThat(server.requests()).hasSize(1);
			assertRepeated(1);
		}
	}

	@TwinTest
	void connectionThatIsClosedBeforeEachRequestFailsTheSecondTime(Twin twin) {
		this.faults.set(100);
		try (FaultServer server = FaultServer.plain(Fault.answer("{}"));
				NotesApplication notes = calling(server.uri(), closing())) {
			ApiTransportException failure = NotesApplication.failure(post(twin, notes), ApiTransportException.class);
			assertThat(failure.attempts()).isEqualTo(2);
			assertThat(failure).hasMessageContaining("the connection was closed before the request was processed");
			assertThat(failure.getSuppressed()).hasAtLeastOneElementOfType(ApiTransportException.class);
			assertThat(server.requests()).isEmpty();
		}
	}

	/**
	 * The POST was processed; what was not is the request that it was redirected to.
	 */
	@TwinTest
	void postThatWasRedirectedIsNotRepeated(Twin twin) {
		HttpClientCustomizer closing = (client, http) -> http.doOnRequest((request, connection) -> {
			if (request.uri().contains("moved")) {
				connection.channel().close();
			}
		});
		try (FaultServer server = FaultServer.plain(Fault.answer(303, "", "Location: /moved"));
				NotesApplication notes = calling(server.uri(), closing, "http.redirects=same-origin")) {
			ApiTransportException failure = NotesApplication.failure(post(twin, notes), ApiTransportException.class);
			assertThat(failure.attempts()).isEqualTo(1);
			assertThat(server.requests()).hasSize(1);
		}
	}

	@TwinTest
	void streamThatIsRefusedIsRepeated(Twin twin) {
		assertRepeatedOverHttp2(twin,
				(response) -> response.withConnection((connection) -> connection.channel()
					.pipeline()
					.context(NettyPipeline.H2ToHttp11Codec)
					.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.REFUSED_STREAM))));
	}

	/**
	 * The frame is written past the codec, which would count the stream as processed.
	 */
	@TwinTest
	void streamAboveTheLastOfGoAwayIsRepeatedOnAnotherConnection(Twin twin) {
		byte[] goAway = { 0, 0, 8, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 };
		assertRepeatedOverHttp2(twin, (response) -> response.withConnection((connection) -> {
			Channel parent = connection.channel().parent();
			parent.pipeline()
				.context(NettyPipeline.SslHandler)
				.pipeline()
				.context(NettyPipeline.HttpCodec)
				.writeAndFlush(Unpooled.wrappedBuffer(goAway));
		}));
	}

	@TwinTest
	void requestThatIsResetAfterAPartOfItWasSentIsNotRepeated(Twin twin) {
		Fault fault = Fault.of("reset in the request", (connection) -> {
			this.sent.acquireUninterruptibly();
			connection.reset();
		});
		try (FaultServer server = FaultServer.plain(fault);
				NotesApplication notes = calling(server.uri(), (client, http) -> http.doOnRequest(this::released))) {
			assertNotRepeated(twin, notes, LARGE);
			assertThat(server.connections().total()).isEqualTo(1);
		}
	}

	/**
	 * The server takes no more of the body than the window of the stream.
	 */
	@Http2TwinTest
	void streamThatIsResetAfterAPartOfItWasSentIsNotRepeated(Twin twin, boolean tls) {
		AtomicInteger heads = new AtomicInteger();
		TestServer.Builder builder = TestServer.builder()
			.http2()
			.customize((http) -> http.handle((request, response) -> {
				heads.incrementAndGet();
				response.withConnection(UnprocessedRequestTests::resetLater);
				return Mono.never();
			}));
		TestServer.Handler unused = (request, response) -> Mono.never();
		try (TestServer server = (tls ? builder.tls(TestCertificates.server()) : builder).start(unused);
				NotesApplication notes = calling(server.uri(), (client, http) -> http,
						"http.versions=" + (tls ? "h2" : "h2c"), "ssl.insecure=" + tls)) {
			assertNotRepeated(twin, notes, LARGE);
			assertThat(heads).hasValue(1);
		}
	}

	/**
	 * As when the connection is lost between two writes of one flush: the head has left,
	 * the body cannot be written, and both fail together.
	 */
	@ParameterizedTest(name = "{0}, {1}, TLS {2}")
	@CsvSource({ "REACTIVE,http/1.1,false", "BLOCKING,http/1.1,false", "REACTIVE,http/1.1,true",
			"BLOCKING,http/1.1,true", "REACTIVE,h2c,false", "BLOCKING,h2c,false", "REACTIVE,h2,true",
			"BLOCKING,h2,true" })
	@Timeout(60)
	void requestThatIsResetBetweenHeadAndBodyIsNotRepeated(Twin twin, String version, boolean tls) {
		AtomicInteger heads = new AtomicInteger();
		TestServer.Builder builder = TestServer.builder()
			.http2()
			.customize((http) -> http.handle((request, response) -> {
				if (heads.incrementAndGet() == 1) {
					return response.header("Content-Type", "text/plain").sendString(Mono.just("good"));
				}
				response.withConnection(this::reset);
				return Mono.never();
			}));
		TestServer.Handler unused = (request, response) -> Mono.never();
		HttpClientCustomizer pausing = (client, http) -> http.doOnRequest((request, connection) -> {
			if (heads.get() == 1) {
				transport(connection).pipeline()
					.addFirst(new Pause(version.equals("h2c") ? 2 : 1, this.sent::acquireUninterruptibly));
			}
		});
		try (TestServer server = (tls ? builder.tls(TestCertificates.server()) : builder).start(unused);
				NotesApplication notes = calling(server.uri(), pausing, "http.versions=" + version,
						"ssl.insecure=" + tls)) {
			post(twin, notes).get();
			assertNotRepeated(twin, notes, 100_000);
			assertThat(heads).hasValue(2);
		}
	}

	private static Channel transport(Connection connection) {
		Channel channel = connection.channel();
		return (channel.parent() instanceof SocketChannel parent) ? parent : channel;
	}

	/**
	 * Without a word of TLS or HTTP/2.
	 */
	private void reset(Connection connection) {
		Channel transport = transport(connection);
		transport.config().setOption(ChannelOption.SO_LINGER, 0);
		transport.pipeline().firstContext().close();
		transport.eventLoop().schedule(() -> this.sent.release(), 100, TimeUnit.MILLISECONDS);
	}

	private static void resetLater(Connection connection) {
		connection.channel()
			.eventLoop()
			.schedule(
					() -> connection.channel()
						.pipeline()
						.context(NettyPipeline.H2ToHttp11Codec)
						.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.INTERNAL_ERROR)),
					100, TimeUnit.MILLISECONDS);
	}

	private void released(HttpClientRequest request, Connection connection) {
		connection.channel().eventLoop().schedule(() -> this.sent.release(), 100, TimeUnit.MILLISECONDS);
	}

	private void assertNotRepeated(Twin twin, NotesApplication notes, int size) {
		WireApi reactive = notes.bean(WireApi.class);
		BlockingWireApi blocking = notes.bean(BlockingWireApi.class);
		String large = "x".repeat(size);
		ApiTransportException failure = NotesApplication
			.failure(twin.call(() -> reactive.post("odd", large, CallOptions.none()),
					() -> blocking.post("odd", large, CallOptions.none())), ApiTransportException.class);
		assertThat(failure.attempts()).isEqualTo(1);
		assertThat(failure).hasMessageNotContaining("before the request was processed");
		assertThat(this.meters.find("tandem.retries").counters()).isEmpty();
	}

	private void assertRepeatedOverHttp2(Twin twin, Refusal refusal) {
		this.faults.set(1);
		TestServer.Handler handler = (request, response) -> answer(request, response, refusal);
		try (TestServer server = TestServer.builder().tls(TestCertificates.server()).http2().start(handler);
				NotesApplication notes = calling(server.uri(), (client, http) -> http, "http.versions=h2",
						"ssl.insecure=true")) {
			assertThat(post(twin, notes).get()).isEqualTo("good");
			assertThat(server.requests()).hasSize(2);
			assertRepeated(1);
		}
	}

	private Publisher<Void> answer(ReceivedRequest request, HttpServerResponse response, Refusal refusal) {
		assertThat(request.body()).isEqualTo(Note.JSON);
		if (this.faults.getAndDecrement() > 0) {
			refusal.send(response);
			return Mono.never();
		}
		return response.header("Content-Type", "text/plain").sendString(Mono.just("good"));
	}

	/**
	 * As a server does that closes a connection when it is used again.
	 */
	private HttpClientCustomizer closing() {
		return (client, http) -> http.doOnRequest((request, connection) -> {
			if (this.faults.getAndDecrement() > 0) {
				connection.channel().close();
			}
		});
	}

	private void assertRepeated(int times) {
		assertThat(this.meters.get("tandem.retries").counter().count()).isEqualTo(times);
	}

	private NotesApplication calling(URI baseUrl, HttpClientCustomizer customizer, String... settings) {
		return NotesApplication.calling(baseUrl, (context) -> {
			context.register(Setup.class);
			context.registerBean(MeterRegistry.class, () -> this.meters);
			context.registerBean(HttpClientCustomizer.class, () -> customizer);
		}, settings);
	}

	private static Outcome<String> post(Twin twin, NotesApplication notes) {
		WireApi reactive = notes.bean(WireApi.class);
		BlockingWireApi blocking = notes.bean(BlockingWireApi.class);
		return twin.call(() -> reactive.post("odd", Note.HELLO, CallOptions.none()),
				() -> blocking.post("odd", Note.HELLO, CallOptions.none()));
	}

	private interface Refusal {

		void send(HttpServerResponse response);

	}

	/**
	 * Does something between two writes of one flush: HTTP/2 writes a head in two parts.
	 */
	private static final class Pause extends ChannelOutboundHandlerAdapter {

		private final Runnable action;

		private int writes;

		private Pause(int writes, Runnable action) {
			this.writes = writes;
			this.action = action;
		}

		@Override
		public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
			this.writes--;
			if (this.writes < 0) {
				context.write(message, promise);
				return;
			}
			context.writeAndFlush(message, promise);
			if (this.writes == 0) {
				this.action.run();
			}
		}

	}

	@ImportApiClients(WireApi.class)
	static class Setup {

	}

}
