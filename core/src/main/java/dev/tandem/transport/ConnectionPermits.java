package dev.tandem.transport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Schedulers;

/**
 * Keeps the connections that all generations of a client have to one remote host to the
 * {@code pool.max-connections} of the newest one. A pool of Reactor Netty knows its own
 * connections only; here one that is to be opened beside those of another generation
 * waits until one is closed.
 * <p>
 * None waits for ever: while one does, idle connections of former generations are closed,
 * and if it is a former generation that waits, connections of the newest one after their
 * exchange.
 */
final class ConnectionPermits {

	/**
	 * Longer than it takes an event loop to begin an exchange that a pool has found a
	 * connection for.
	 */
	private static final Duration CHECK = Duration.ofMillis(10);

	private final List<ConnectionHolder> holders = new ArrayList<>();

	private final Map<String, RemoteConnections> remotes = new HashMap<>();

	private boolean checking;

	/**
	 * Add a generation, which is the newest from now on.
	 * @param maxConnections connections per remote host at most
	 * @param acquire how long a connection may wait to be opened
	 * @return the generation
	 */
	synchronized ConnectionHolder add(int maxConnections, Duration acquire) {
		Holder holder = new Holder(this, maxConnections, acquire);
		this.holders.add(holder);
		return holder;
	}

	private synchronized void remove(ConnectionHolder holder) {
		this.holders.remove(holder);
		this.remotes.values().forEach((remote) -> remote.grant(newest()));
	}

	private @Nullable ConnectionHolder newest() {
		return this.holders.isEmpty() ? null : this.holders.get(this.holders.size() - 1);
	}

	private synchronized boolean acquire(ConnectionHolder.Waiter connection, String host) {
		Channel channel = connection.channel();
		boolean granted = this.remotes.computeIfAbsent(host, (missing) -> new RemoteConnections())
			.add(connection, newest());
		channel.closeFuture().addListener((closed) -> release(channel, host));
		checkLater();
		return granted;
	}

	private synchronized void release(Channel channel, String host) {
		RemoteConnections remote = this.remotes.get(host);
		if (remote != null) {
			remote.remove(channel);
			remote.grant(newest());
			if (remote.isEmpty()) {
				this.remotes.remove(host);
			}
		}
	}

	private void checkLater() {
		if (!this.checking && this.remotes.values().stream().anyMatch(RemoteConnections::isWaitedFor)) {
			this.checking = true;
			later(this::check);
		}
	}

	/**
	 * That a connection has become one of HTTP/2 is noticed here, too.
	 */
	private synchronized void check() {
		this.checking = false;
		try {
			this.remotes.values().forEach((remote) -> {
				remote.makeRoom(newest());
				remote.grant(newest());
			});
		}
		finally {
			checkLater();
		}
	}

	@SuppressWarnings("FutureReturnValueIgnored")
	private void closeWaiting(ConnectionHolder holder) {
		List<Channel> waiting;
		synchronized (this) {
			waiting = this.remotes.values().stream().flatMap((remote) -> remote.waitingOf(holder)).toList();
		}
		waiting.forEach(Channel::close);
	}

	private synchronized void closeIdle(ConnectionHolder holder) {
		List<Channel> idle = this.remotes.values().stream().flatMap((remote) -> remote.idleOf(holder)).toList();
		if (!idle.isEmpty()) {
			idle.forEach(PooledChannel::takeOutOfUse);
			later(() -> idle.forEach(PooledChannel::closeIfIdle));
		}
	}

	private static void later(Runnable task) {
		Schedulers.parallel().schedule(task, CHECK.toMillis(), TimeUnit.MILLISECONDS);
	}

	/**
	 * One generation, as far as its connections are concerned.
	 */
	private static final class Holder implements ConnectionHolder {

		private final ConnectionPermits permits;

		private final int maxConnections;

		private final Duration acquire;

		private volatile boolean closed;

		private Holder(ConnectionPermits permits, int maxConnections, Duration acquire) {
			this.permits = permits;
			this.maxConnections = maxConnections;
			this.acquire = acquire;
		}

		@Override
		public int maxConnections() {
			return this.maxConnections;
		}

		@Override
		public Duration acquireLimit() {
			return this.acquire;
		}

		@Override
		public boolean acquire(Waiter connection, String host) {
			return this.permits.acquire(connection, host);
		}

		@Override
		public void closeIdle() {
			this.permits.closeIdle(this);
		}

		@Override
		public void close() {
			this.closed = true;
			this.permits.closeWaiting(this);
		}

		@Override
		public boolean isClosed() {
			return this.closed;
		}

		@Override
		public void remove() {
			this.permits.remove(this);
		}

	}

}
