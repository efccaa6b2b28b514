package dev.tandem.transport;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.netty.NettyPipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ResponseWatch}, in time that does not pass by itself.
 */
class ResponseWatchTests {

	private static final Duration HEAD = Duration.ofMillis(300);

	private static final Duration IDLE = Duration.ofMillis(100);

	private final EmbeddedChannel channel = new EmbeddedChannel();

	ResponseWatchTests() {
		this.channel.freezeTime();
		this.channel.pipeline()
			.addLast(new InterimResponses())
			.addLast(NettyPipeline.ReactiveBridge, new ChannelDuplexHandler());
	}

	@AfterEach
	void close() {
		this.channel.releaseInbound();
		this.channel.releaseOutbound();
		this.channel.close().syncUninterruptibly();
	}

	@Test
	void headWhenItDoesNotComeFails() {
		begin(HEAD);
		send();
		assertHeadIsLateAfter(300);
	}

	@Test
	void headWhenItsTimeHasNoEndIsWaitedFor() {
		begin(null);
		send();
		pass(100_000);
		assertIsOpen();
	}

	@Test
	void headIsWaitedForFromWhenTheRequestIsWritten() {
		begin(HEAD);
		this.channel.writeOutbound(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/"));
		pass(1000);
		assertIsOpen();
		this.channel.writeOutbound(LastHttpContent.EMPTY_LAST_CONTENT);
		assertHeadIsLateAfter(300);
	}

	@Test
	void headWhenInterimOnesComeIsNotWaitedForAnew() {
		begin(HEAD);
		send();
		pass(290);
		interim(HttpResponseStatus.EARLY_HINTS);
		assertHeadIsLateAfter(10);
	}

	@Test
	void headIsWaitedForFromWhenALargeBodyHasLeft() {
		begin(HEAD);
		ChannelFuture left = this.channel.write(new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/"));
		pass(1000);
		assertIsOpen();
		assertThat(left.isDone()).isFalse();
		this.channel.flush();
		assertHeadIsLateAfter(300);
	}

	@Test
	void headWhenItsRequestHasATimeoutOfItsOwnIsLeftToThat() {
		begin(HEAD);
		this.channel.pipeline().addLast(NettyPipeline.ResponseTimeoutHandler, new ChannelDuplexHandler());
		send();
		pass(1000);
		assertIsOpen();
		answer();
		ResponseWatch.beginBody(this.channel.pipeline(), IDLE);
		assertThat(this.channel.pipeline().get(NettyPipeline.ResponseTimeoutHandler)).isNull();
		assertBodyIsSilentAfter(100);
	}

	@Test
	void bodyAfterAnInterimHeadIsWatched() {
		begin(HEAD);
		send();
		interim(HttpResponseStatus.CONTINUE);
		answer();
		assertBodyIsSilentAfter(100);
	}

	@Test
	void bodyWhenNothingMoreComesFails() {
		begin(HEAD);
		send();
		answer();
		assertBodyIsSilentAfter(100);
	}

	@Test
	void bodyWhenItsHeadCameLateHasItsOwnTime() {
		begin(HEAD);
		send();
		pass(250);
		answer();
		assertBodyIsSilentAfter(100);
	}

	@Test
	void bodyWhenItComesInPiecesIsWaitedForAnew() {
		begin(HEAD);
		send();
		answer();
		for (int i = 0; i < 10; i++) {
			pass(90);
			this.channel.writeInbound(new DefaultHttpContent(Unpooled.buffer()));
		}
		assertIsOpen();
		assertBodyIsSilentAfter(100);
	}

	@Test
	void bodyWhenNothingIsAskedForIsNotWaitedFor() {
		begin(HEAD);
		send();
		this.channel.config().setAutoRead(false);
		answer();
		pass(1000);
		assertIsOpen();
		this.channel.config().setAutoRead(true);
		assertBodyIsSilentAfter(100);
	}

	@Test
	void bodyWhenItCameBeforeTheRequestWasWrittenIsWatched() {
		begin(HEAD);
		answer();
		send();
		assertBodyIsSilentAfter(100);
	}

	@Test
	void silenceAfterTheResponseIsAllowed() {
		begin(HEAD);
		send();
		answer();
		end();
		pass(100_000);
		assertIsOpen();
	}

	@Test
	void silenceAfterAResponseThatCameTooEarlyIsAllowed() {
		begin(HEAD);
		answer();
		end();
		send();
		pass(100_000);
		assertIsOpen();
	}

	@Test
	void silenceWhenSuspendedIsAllowedUntilTheNextRequest() {
		begin(HEAD);
		ResponseWatch.suspend(this.channel.pipeline());
		send();
		pass(1000);
		answer();
		pass(1000);
		end();
		assertIsOpen();
		begin(HEAD);
		send();
		assertHeadIsLateAfter(300);
	}

	@Test
	void silenceOfAConnectionThatBecameHttp2IsNotOurs() {
		begin(HEAD);
		send();
		interim(HttpResponseStatus.SWITCHING_PROTOCOLS);
		pass(1000);
		assertIsOpen();
	}

	@Test
	void bodyWhenSomeoneElseHasWaitedForItsHeadIsWatched() {
		ResponseWatch.beginBody(this.channel.pipeline(), IDLE);
		assertBodyIsSilentAfter(100);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 7, 50, 99, 100, 101, 250, 300 })
	void requestsOneAfterAnotherHaveTheirOwnTimes(int pause) {
		for (int i = 0; i < 10; i++) {
			begin(HEAD);
			send();
			pass(Math.min(pause, 299));
			answer();
			pass(Math.min(pause, 99));
			end();
			pass(pause);
		}
		assertIsOpen();
		begin(HEAD);
		send();
		assertHeadIsLateAfter(300);
	}

	@Test
	void connectionWhenClosedHasNoTaskLeft() {
		begin(HEAD);
		send();
		this.channel.close().syncUninterruptibly();
		assertThat(this.channel.hasPendingTasks()).isFalse();
		pass(1000);
		this.channel.checkException();
	}

	@Test
	void connectionHasOneHandlerForAllItsRequests() {
		begin(HEAD);
		begin(HEAD);
		assertThat(this.channel.pipeline().names()).filteredOn("tandem.responseWatch"::equals).hasSize(1);
	}

	private void begin(@Nullable Duration head) {
		ResponseWatch.begin(this.channel.pipeline(), head, IDLE);
	}

	private void send() {
		this.channel.writeOutbound(new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/"));
	}

	private void answer() {
		this.channel.writeInbound(new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
	}

	private void interim(HttpResponseStatus status) {
		this.channel.writeInbound(new DefaultHttpResponse(HttpVersion.HTTP_1_1, status));
		end();
	}

	private void end() {
		this.channel.writeInbound(LastHttpContent.EMPTY_LAST_CONTENT);
	}

	private void pass(long millis) {
		this.channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
		this.channel.runPendingTasks();
	}

	private void assertIsOpen() {
		this.channel.checkException();
		assertThat(this.channel.isOpen()).isTrue();
	}

	private void assertHeadIsLateAfter(long millis) {
		assertFailsAfter(millis, LateResponseException.class);
	}

	private void assertBodyIsSilentAfter(long millis) {
		assertFailsAfter(millis, IdleBodyException.class);
	}

	private void assertFailsAfter(long millis, Class<? extends Exception> failure) {
		pass(millis - 1);
		assertIsOpen();
		pass(1);
		assertThatExceptionOfType(failure).isThrownBy(this.channel::checkException);
		assertThat(this.channel.isOpen()).isFalse();
	}

}
