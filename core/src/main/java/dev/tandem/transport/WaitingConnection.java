package dev.tandem.transport;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.ClosedChannelException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;
import reactor.util.context.ContextView;

/**
 * Lets a connection be opened when there is a permit for it. The time to connect does not
 * begin before.
 */
final class WaitingConnection extends ChannelOutboundHandlerAdapter implements ConnectionHolder.Waiter {

	private final Channel channel;

	private final ConnectionHolder holder;

	private final String host;

	/**
	 * Context of the call, kept no longer than the connection waits.
	 */
	private @Nullable ContextView call;

	private @Nullable Runnable connect;

	private @Nullable Future<?> expiry;

	private WaitingConnection(Channel channel, ConnectionHolder holder, String host, ContextView call) {
		this.channel = channel;
		this.holder = holder;
		this.host = host;
		this.call = call;
	}

	/**
	 * Add the handler to a new channel.
	 * @param channel the channel
	 * @param holder the generation that opens it
	 * @param host host that it leads to, by a proxy or not
	 * @param call context of the call for which it is opened
	 */
	static void addTo(Channel channel, ConnectionHolder holder, SocketAddress host, ContextView call) {
		channel.pipeline().addFirst(new WaitingConnection(channel, holder, name(host), call));
	}

	/**
	 * Behind a proxy its name is not resolved.
	 */
	private static String name(SocketAddress host) {
		return (host instanceof InetSocketAddress address) ? address.getHostString() + ":" + address.getPort()
				: host.toString();
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
	@SuppressWarnings("FutureReturnValueIgnored")
	public void connect(ChannelHandlerContext context, SocketAddress remote, SocketAddress local,
			ChannelPromise promise) {
		if (this.holder.isClosed() || ResponseWait.isOver(this.call)) {
			promise.tryFailure(new ClosedChannelException());
			this.channel.close();
			return;
		}
		this.connect = () -> {
			context.connect(remote, local, promise);
			context.pipeline().remove(this);
		};
		if (this.holder.acquire(this, this.host)) {
			proceed();
			return;
		}
		this.expiry = context.executor()
			.schedule(() -> expire(promise), this.holder.acquireLimit().toNanos(), TimeUnit.NANOSECONDS);
		this.channel.closeFuture().addListener((closed) -> {
			stopExpiry();
			promise.tryFailure(new ClosedChannelException());
		});
		ResponseWait.waitFor(this.call, this.channel);
		if (this.holder.isClosed()) {
			this.channel.close();
		}
	}

	@Override
	public void granted() {
		this.channel.eventLoop().execute(() -> {
			stopExpiry();
			if (this.channel.isOpen()) {
				proceed();
			}
		});
	}

	private void proceed() {
		Runnable waiting = Objects.requireNonNull(this.connect);
		this.connect = null;
		ResponseWait.waitFor(this.call, null);
		this.call = null;
		waiting.run();
	}

	@SuppressWarnings("FutureReturnValueIgnored")
	private void expire(ChannelPromise promise) {
		PoolAcquireTimeoutException failure = new PoolAcquireTimeoutException(this.holder.acquireLimit());
		if (this.call != null) {
			ResponseWait.notOpened(this.call, failure);
		}
		promise.tryFailure(failure);
		this.channel.close();
	}

	private void stopExpiry() {
		Future<?> task = this.expiry;
		if (task != null) {
			task.cancel(false);
		}
	}

}
