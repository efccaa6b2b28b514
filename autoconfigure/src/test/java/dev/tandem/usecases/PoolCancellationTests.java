package dev.tandem.usecases;

import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;

import dev.tandem.HttpClientCustomizer;
import dev.tandem.testing.RunningCall;
import dev.tandem.testing.TestCertificates;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.NettyPipeline;
import reactor.netty.http.client.HttpClient;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls that wait for a connection while another call is cancelled.
 */
class PoolCancellationTests {

	@TwinTest
	void cancelledCallDoesNotStayInTheQueue(Twin twin) {
		Sinks.One<Boolean> answer = Sinks.one();
		TestServer.Handler handler = (request, response) -> answer.asMono()
			.then(Mono.defer(() -> Mono.from(TestServer.json(response, Note.JSON))));
		try (TestServer server = TestServer.start(handler);
				PoolGauges pool = new PoolGauges();
				NotesApplication notes = NotesApplication.calling(server.uri(), pool::register,
						"pool.max-connections=1", "pool.max-pending=1", "timeouts.acquire=10m", "timeouts.call=20m",
						"timeouts.response=10m")) {
			RunningCall<Note> first = notes.start(twin);
			server.awaitRequest();
			RunningCall<Note> cancelled = notes.start(twin);
			pool.await("pending.connections", 1);
			cancelled.cancel();
			cancelled.outcome().failure(CancellationException.class);
			pool.await("pending.connections", 0);
			RunningCall<Note> waiting = notes.start(twin);
			pool.await("pending.connections", 1);
			answer.tryEmitValue(true);
			assertThat(first.outcome().get()).isEqualTo(Note.HELLO);
			assertThat(waiting.outcome().get()).isEqualTo(Note.HELLO);
			assertThat(server.requests()).hasSize(2);
			assertThat(server.connections().total()).isEqualTo(1);
		}
	}

	/**
	 * The response ends and its connection is handed on while the thread that cancels is
	 * on its way.
	 */
	@TwinTest
	void cancelThatComesTooLateLeavesTheConnectionToTheNextCall(Twin twin) throws InterruptedException {
		HeldLoop held = new HeldLoop();
		TestServer.Handler handler = (request, response) -> TestServer.json(response, Note.JSON);
		try (TestServer server = TestServer.start(handler);
				PoolGauges pool = new PoolGauges();
				NotesApplication notes = NotesApplication.calling(server.uri(), (context) -> {
					pool.register(context);
					held.register(context);
				}, "pool.max-connections=1")) {
			RunningCall<Note> first = notes.start(twin);
			held.reached.await();
			RunningCall<Note> next = notes.start(twin);
			pool.await("pending.connections", 1);
			first.cancel();
			first.outcome().failure(CancellationException.class);
			held.goOn.countDown();
			assertThat(next.outcome().get()).isEqualTo(Note.HELLO);
			assertThat(server.connections().total()).isEqualTo(1);
		}
	}

	/**
	 * With TLS a channel is active until its close_notify is sent.
	 */
	@TwinTest
	void connectionThatIsBeingClosedIsNotHandedOut(Twin twin) throws InterruptedException {
		HeldFlush held = new HeldFlush();
		Sinks.One<Boolean> answer = Sinks.one();
		TestServer.Handler handler = (request, response) -> request.path().equals("/notes/1")
				? answer.asMono().then(Mono.defer(() -> Mono.from(TestServer.json(response, Note.JSON))))
				: TestServer.json(response, Note.JSON);
		try (TestServer server = TestServer.builder().tls(TestCertificates.server()).start(handler);
				PoolGauges pool = new PoolGauges();
				NotesApplication notes = NotesApplication.calling(server.uri(), (context) -> {
					pool.register(context);
					held.register(context);
				}, "ssl.insecure=true", "pool.max-connections=1")) {
			RunningCall<Note> first = notes.start(twin);
			server.awaitRequest();
			RunningCall<Note> next = twin.start(() -> notes.reactive().get("2"), () -> notes.blocking().get("2"));
			pool.await("pending.connections", 1);
			held.holding = true;
			first.cancel();
			first.outcome().failure(CancellationException.class);
			held.begun.await();
			answer.tryEmitValue(true);
			held.responseEnded.await();
			held.release();
			assertThat(next.outcome().get()).isEqualTo(Note.HELLO);
			assertThat(server.connections().total()).isEqualTo(2);
		}
	}

	/**
	 * Keeps the client's thread at the first bytes of the first response.
	 */
	private static final class HeldLoop extends ChannelDuplexHandler implements HttpClientCustomizer {

		final CountDownLatch reached = new CountDownLatch(1);

		final CountDownLatch goOn = new CountDownLatch(1);

		void register(AnnotationConfigApplicationContext context) {
			context.registerBean(HttpClientCustomizer.class, () -> this);
		}

		@Override
		public HttpClient customize(String client, HttpClient httpClient) {
			return httpClient.doOnChannelInit((observer, channel, remote) -> channel.pipeline().addFirst(this));
		}

		@Override
		public boolean isSharable() {
			return true;
		}

		@Override
		public void channelRead(ChannelHandlerContext context, Object message) throws InterruptedException {
			this.reached.countDown();
			this.goOn.await();
			context.fireChannelRead(message);
		}

	}

	/**
	 * Keeps back what the client writes, such as the close_notify of TLS.
	 */
	private static final class HeldFlush extends ChannelDuplexHandler implements HttpClientCustomizer {

		final CountDownLatch begun = new CountDownLatch(1);

		final CountDownLatch responseEnded = new CountDownLatch(1);

		volatile boolean holding;

		private volatile @Nullable ChannelHandlerContext context;

		void register(AnnotationConfigApplicationContext context) {
			context.registerBean(HttpClientCustomizer.class, () -> this);
		}

		@Override
		public HttpClient customize(String client, HttpClient httpClient) {
			return httpClient.doOnChannelInit((observer, channel, remote) -> channel.pipeline()
				.addFirst(this)
				.addBefore(NettyPipeline.ReactiveBridge, null, new ChannelInboundHandlerAdapter() {
					@Override
					public void channelRead(ChannelHandlerContext context, Object message) {
						context.fireChannelRead(message);
						if (message instanceof LastHttpContent) {
							HeldFlush.this.responseEnded.countDown();
						}
					}
				}));
		}

		@Override
		public boolean isSharable() {
			return true;
		}

		@Override
		public void flush(ChannelHandlerContext context) {
			if (this.holding) {
				this.context = context;
				this.begun.countDown();
			}
			else {
				context.flush();
			}
		}

		void release() {
			this.holding = false;
			ChannelHandlerContext context = Objects.requireNonNull(this.context);
			context.executor().execute(context::flush);
		}

	}

}
