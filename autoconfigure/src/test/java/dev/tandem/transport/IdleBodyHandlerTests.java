package dev.tandem.transport;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link IdleBodyHandler}, in time that does not pass by itself.
 */
class IdleBodyHandlerTests {

	private final EmbeddedChannel channel = new EmbeddedChannel();

	IdleBodyHandlerTests() {
		this.channel.freezeTime();
		this.channel.config().setAutoRead(false);
		this.channel.pipeline().addLast(new IdleBodyHandler(Duration.ofMillis(100)));
	}

	@AfterEach
	void close() {
		this.channel.close().syncUninterruptibly();
	}

	@Test
	void silenceWhenBytesAreAskedForFails() {
		this.channel.config().setAutoRead(true);
		pass(99);
		assertThat(this.channel.isOpen()).isTrue();
		pass(1);
		assertThatExceptionOfType(IdleBodyException.class).isThrownBy(this.channel::checkException);
		assertThat(this.channel.isOpen()).isFalse();
	}

	@Test
	void silenceWhenNothingIsAskedForIsNotTheServers() {
		pass(1000);
		this.channel.checkException();
		assertThat(this.channel.isOpen()).isTrue();
	}

	@Test
	void silenceCountsFromWhenBytesAreAskedFor() {
		pass(190);
		this.channel.config().setAutoRead(true);
		pass(90);
		this.channel.checkException();
		pass(10);
		assertThatExceptionOfType(IdleBodyException.class).isThrownBy(this.channel::checkException);
	}

	private void pass(long millis) {
		this.channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
		this.channel.runPendingTasks();
	}

}
