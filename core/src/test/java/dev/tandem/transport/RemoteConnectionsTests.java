package dev.tandem.transport;

import java.time.Duration;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.util.AttributeKey;
import org.junit.jupiter.api.Test;
import reactor.netty.Connection;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RemoteConnections} and {@link ConnectionPermits}.
 */
class RemoteConnectionsTests {

	private final ConnectionPermits permits = new ConnectionPermits();

	private final RemoteConnections remote = new RemoteConnections();

	@Test
	void makeRoomWhenNewestHasAnIdleConnectionGivesThatOne() {
		ConnectionHolder former = holder(3);
		ConnectionHolder newest = holder(3);
		Waiter busy = open(newest);
		Waiter idle = open(newest, new RequestWriter());
		open(former);
		assertThat(this.remote.add(new Waiter(former), newest)).isFalse();
		this.remote.makeRoom(newest);
		assertThat(isInUse(idle)).isFalse();
		assertThat(isInUse(busy)).isTrue();
	}

	@Test
	void makeRoomWhenAConnectionHasBecomeIdleGivesThatOneToo() {
		ConnectionHolder former = holder(2);
		ConnectionHolder newest = holder(2);
		Waiter first = open(newest);
		Waiter second = open(newest);
		this.remote.add(new Waiter(former), newest);
		this.remote.makeRoom(newest);
		assertThat(isInUse(first)).isFalse();
		assertThat(isInUse(second)).isTrue();
		second.channel.pipeline().addLast(new RequestWriter());
		this.remote.makeRoom(newest);
		assertThat(isInUse(second)).isFalse();
	}

	@Test
	void grantWhenTheOtherConnectionHasBecomeSharedAdmitsTheFirstOfAGeneration() {
		ConnectionHolder former = holder(1);
		ConnectionHolder newest = holder(1);
		Waiter other = open(former);
		Waiter first = new Waiter(newest);
		assertThat(this.remote.add(first, newest)).isFalse();
		this.remote.grant(newest);
		assertThat(first.granted).isFalse();
		other.channel.pipeline().addLast(Http2FrameCodecBuilder.forClient().build());
		this.remote.grant(newest);
		assertThat(first.granted).isTrue();
	}

	@Test
	void closeWhenAConnectionWaitsClosesItAndNeverGrantsIt() {
		ConnectionHolder former = holder(1);
		Waiter waiting = new Waiter(former);
		Waiter open = new Waiter(holder(1));
		assertThat(open.holder.acquire(open, "host")).isTrue();
		assertThat(former.acquire(waiting, "host")).isFalse();
		former.close();
		assertThat(waiting.channel.isOpen()).isFalse();
		open.channel.close().syncUninterruptibly();
		assertThat(waiting.granted).isFalse();
		assertThat(former.isClosed()).isTrue();
	}

	@Test
	void connectionWhenPreparedHasItsMarkBeforeAnyThreadSetsIt() {
		EmbeddedChannel channel = new EmbeddedChannel();
		PooledChannel.prepare(channel);
		assertThat(channel.hasAttr(AttributeKey.valueOf("$PERSISTENT_CHANNEL"))).isTrue();
		assertThat(Connection.from(channel).isPersistent()).isTrue();
		PooledChannel.takeOutOfUse(channel);
		assertThat(Connection.from(channel).isPersistent()).isFalse();
	}

	private ConnectionHolder holder(int maxConnections) {
		return this.permits.add(maxConnections, Duration.ofSeconds(1));
	}

	private Waiter open(ConnectionHolder holder, ChannelHandler... handlers) {
		Waiter waiter = new Waiter(holder, handlers);
		assertThat(this.remote.add(waiter, holder)).isTrue();
		return waiter;
	}

	private static boolean isInUse(Waiter waiter) {
		return Connection.from(waiter.channel).isPersistent();
	}

	/**
	 * A connection that is not opened.
	 */
	private static final class Waiter implements ConnectionHolder.Waiter {

		private final ConnectionHolder holder;

		private final EmbeddedChannel channel;

		private boolean granted;

		private Waiter(ConnectionHolder holder, ChannelHandler... handlers) {
			this.holder = holder;
			this.channel = new EmbeddedChannel(handlers);
		}

		@Override
		public Channel channel() {
			return this.channel;
		}

		@Override
		public ConnectionHolder holder() {
			return this.holder;
		}

		@Override
		public void granted() {
			this.granted = true;
		}

	}

}
