package dev.tandem.transport;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpClientUpgradeHandler;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.ReadTimeoutException;
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
		this.channel.pipeline().addLast(NettyPipeline.ReactiveBridge, new ChannelDuplexHandler());
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
		pass(299);
		assertIsOpen();
		pass(1);
		assertHeadIsLate();
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
		pass(299);
		assertIsOpen();
		pass(1);
		assertHeadIsLate();
	}

	@Test
	void headWhenInterimOnesComeIsWaitedForAnew() {
		begin(HEAD);
		send();
		pass(290);
		this.channel.writeInbound(new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.EARLY_HINTS));
		pass(299);
		assertIsOpen();
		pass(1);
		assertHeadIsLate();
	}

	@Test
	void bodyWhenNothingMoreComesFails() {
		begin(HEAD);
		send();
		answer();
		pass(99);
		assertIsOpen();
		pass(1);
		assertBodyIsSilent();
	}

	@Test
	void bodyWhenItsHeadCameLateHasItsOwnTime() {
		begin(HEAD);
		send();
		pass(250);
		answer();
		pass(99);
		assertIsOpen();
		pass(1);
		assertBodyIsSilent();
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
		pass(100);
		assertBodyIsSilent();
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
		pass(90);
		assertIsOpen();
		pass(10);
		assertBodyIsSilent();
	}

	@Test
	void bodyWhenItCameBeforeTheRequestWasWrittenIsWatched() {
		begin(HEAD);
		answer();
		send();
		pass(100);
		assertBodyIsSilent();
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
		pass(300);
		assertHeadIsLate();
	}

	@Test
	void silenceOfAConnectionThatBecameHttp2IsNotOurs() {
		begin(HEAD);
		send();
		this.channel.pipeline().fireUserEventTriggered(HttpClientUpgradeHandler.UpgradeEvent.UPGRADE_SUCCESSFUL);
		pass(1000);
		assertIsOpen();
	}

	@Test
	void bodyWhenSomeoneElseHasWaitedForItsHeadIsWatched() {
		ResponseWatch.beginBody(this.channel.pipeline(), IDLE);
		pass(100);
		assertBodyIsSilent();
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
		pass(299);
		assertIsOpen();
		pass(1);
		assertHeadIsLate();
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

	private void assertHeadIsLate() {
		assertThatExceptionOfType(ReadTimeoutException.class).isThrownBy(this.channel::checkException);
		assertThat(this.channel.isOpen()).isFalse();
	}

	private void assertBodyIsSilent() {
		assertThatExceptionOfType(IdleBodyException.class).isThrownBy(this.channel::checkException);
		assertThat(this.channel.isOpen()).isFalse();
	}

}
