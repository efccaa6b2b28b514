package dev.tandem.transport;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

import dev.tandem.settings.ClientSettings;
import dev.tandem.settings.HttpVersion;
import io.netty.channel.Channel;
import io.netty.handler.codec.http2.Http2StreamChannel;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Schedulers;
import reactor.netty.Connection;
import reactor.netty.http.client.HttpClient;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;

import org.springframework.util.StringUtils;

/**
 * Keeps what a pool promises to calls that wait for a connection, where Reactor Netty
 * does not. It is the timer of the pools, so it sees each call that has to wait.
 * <ul>
 * <li>A cancelled call is removed from the queue.</li>
 * <li>With HTTP/2, {@code pool.max-pending} and {@code timeouts.acquire} hold, too.
 * Reactor Netty lets any number of calls wait for a stream, and counts no time while a
 * connection is being opened by another call.</li>
 * <li>A call that comes just as its pool is disposed, unused, gets a new one.</li>
 * </ul>
 */
final class Acquisition implements BiFunction<Runnable, Duration, Disposable> {

	/**
	 * Streams that a connection will have, as RFC 9113 recommends, before its server has
	 * set a limit.
	 */
	private static final int ASSUMED_STREAMS = 100;

	/**
	 * The pool of HTTP/2 streams acquires its connections from another pool. Only the
	 * queue of the former is one of calls.
	 */
	private static final String STREAM_POOL = HttpClient.class.getPackageName();

	private final ClientSettings.Pool settings;

	private final Duration limit;

	private final boolean http2;

	private final PoolStates pools;

	private final PendingCalls pending = new PendingCalls();

	private final OpenConnections open = new OpenConnections();

	/**
	 * A server that could speak HTTP/2 does not.
	 */
	private volatile boolean http11Spoken;

	private volatile boolean closed;

	Acquisition(ClientSettings settings, PoolStates pools) {
		this.settings = settings.pool();
		this.limit = settings.timeouts().acquire();
		this.http2 = HttpVersion.anyHttp2(settings.http().versions());
		this.pools = pools;
	}

	/**
	 * A call has got a connection.
	 * @param connection the connection, or the stream of it
	 * @param uri what the call is for
	 */
	void acquired(Connection connection, URI uri) {
		if (this.http2) {
			boolean http11 = !(connection.channel() instanceof Http2StreamChannel);
			if (http11 != this.http11Spoken) {
				this.http11Spoken = http11;
			}
			Channel parent = connection.channel().parent();
			if (!http11 && !this.open.contains(parent)) {
				this.open.add(parent, remote(uri));
			}
		}
	}

	/**
	 * A call waits from now on.
	 * @param borrower its entry in the queue, which fails when it is run
	 * @param limit time for it to get a connection
	 * @return disposed when the call does not wait any more
	 */
	@Override
	public Disposable apply(Runnable borrower, Duration limit) {
		ResponseWait call = ResponseWait.of(borrower);
		boolean ofStreams = borrower.getClass().getPackageName().equals(STREAM_POOL);
		if (call == null || !(borrower instanceof Subscription entry) || ofStreams != this.http2) {
			return timer(borrower, limit);
		}
		String remote = remote(call.uri());
		if (this.http2 && !this.pending.add(remote, maxPendingStreams(remote))) {
			entry.cancel();
			call.fail(new PoolAcquirePendingLimitException(this.settings.maxPending()));
			return Disposables.disposed();
		}
		Disposable timer = timer(borrower, limit);
		call.queued(entry);
		return Disposables.composite(timer, () -> {
			call.dequeued(entry);
			if (this.http2) {
				this.pending.remove(remote);
			}
		});
	}

	/**
	 * Host and port as pools are named, an IPv6 address without its brackets.
	 */
	private static String remote(URI uri) {
		Origin origin = Origin.of(uri);
		return StringUtils.deleteAny(origin.host(), "[]") + ":" + origin.port();
	}

	private static Disposable timer(Runnable task, Duration delay) {
		return Schedulers.parallel().schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
	}

	/**
	 * A call for which a stream will be there once all connections are open is not one
	 * too many. The first call of each connection opens it and does not wait.
	 */
	private long maxPendingStreams(String remote) {
		int unopened = Math.max(0, this.settings.maxConnections() - this.open.to(remote));
		return this.settings.maxPending() + (long) unopened * (streams() - 1);
	}

	private int streams() {
		if (this.http11Spoken) {
			return 1;
		}
		Integer configured = this.settings.maxStreams();
		return (configured != null) ? configured : ASSUMED_STREAMS;
	}

	/**
	 * Limit the time of a call that waits for a connection which another call opens.
	 */
	void limit(ResponseWait call) {
		if (this.http2 && this.pools.openingForStreams()) {
			call.expireWith(timer(() -> call.expire(this.limit), this.limit));
		}
	}

	boolean isClosed() {
		return this.closed;
	}

	void close() {
		this.closed = true;
	}

	/**
	 * The pools are used again.
	 */
	void open() {
		this.closed = false;
	}

}
