package dev.tandem.resilience;

import java.io.IOException;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

import dev.tandem.settings.ClientSettings;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Chooses among the servers of an API. One is called as long as it works. A server that
 * fails is left alone for a while, and calls go to the first that is not; if all have
 * failed, to the one that failed first.
 */
public final class Failover {

	private static final Log logger = LogFactory.getLog(Failover.class);

	/**
	 * What a gateway responds for a server that it does not reach, and a server that
	 * cannot serve (RFC 9110, sections 15.6.3 to 15.6.5).
	 */
	private static final Set<Integer> FAILED = Set.of(502, 503, 504);

	private final String client;

	private final List<URI> baseUrls;

	private final long leaveFor;

	private final LongSupplier nanoTime;

	private final Server[] servers;

	private volatile int current;

	/**
	 * Choose among the servers of a client.
	 * @param settings its settings
	 * @param clock the time
	 */
	public Failover(ClientSettings settings, CallClock clock) {
		this(settings.name(), settings.servers(), clock::nanoTime);
	}

	/**
	 * Choose among servers with a clock of the caller.
	 * @param client name of the client
	 * @param servers its servers
	 * @param nanoTime the clock
	 */
	public Failover(String client, ClientSettings.Servers servers, LongSupplier nanoTime) {
		this.client = client;
		this.baseUrls = servers.baseUrls();
		this.leaveFor = servers.leaveFor().toNanos();
		this.nanoTime = nanoTime;
		this.servers = this.baseUrls.stream().map(Server::new).toArray(Server[]::new);
	}

	/**
	 * Number of the servers.
	 * @return the number
	 */
	public int size() {
		return this.servers.length;
	}

	/**
	 * The server to call now.
	 * @return its index
	 */
	public int current() {
		return this.current;
	}

	/**
	 * A server has responded.
	 * @param address address of the request
	 * @param status status of the response
	 */
	public void responded(URI address, int status) {
		if (FAILED.contains(status)) {
			leave(address, "it responded with " + status);
		}
	}

	/**
	 * A server has not responded.
	 * @param address address of the request
	 * @param failure what has failed; only that of a connection, or of a wait for the
	 * head of a response, says something of the server
	 */
	public void failed(URI address, Throwable failure) {
		if (failure instanceof IOException) {
			leave(address, failure.toString());
		}
	}

	private void leave(URI address, String reason) {
		int failed = indexOf(address.toString());
		if (failed < 0) {
			return;
		}
		int next;
		synchronized (this) {
			this.servers[failed].leave(this.nanoTime.getAsLong() + this.leaveFor);
			if (failed != this.current) {
				return;
			}
			next = best();
			this.current = next;
		}
		if (next != failed) {
			logger.warn("The client '%s' fails over from %s, which gets no calls for %d ms, to %s: %s".formatted(
					this.client, this.baseUrls.get(failed), this.leaveFor / 1_000_000, this.baseUrls.get(next),
					reason));
		}
	}

	private int best() {
		long now = this.nanoTime.getAsLong();
		return IntStream.range(0, this.servers.length)
			.filter((index) -> !this.servers[index].isLeft(now))
			.findFirst()
			.orElseGet(() -> IntStream.range(0, this.servers.length)
				.boxed()
				.min(Comparator.comparingLong((index) -> this.servers[index].until - now))
				.orElse(0));
	}

	/**
	 * The base URL of one server may be the beginning of that of another.
	 */
	private int indexOf(String address) {
		return IntStream.range(0, this.servers.length)
			.filter((index) -> this.servers[index].isCalledBy(address))
			.boxed()
			.max(Comparator.comparingInt((index) -> this.servers[index].baseUrl.length()))
			.orElse(-1);
	}

	private static final class Server {

		private final String baseUrl;

		private boolean left;

		private long until;

		/**
		 * Addresses are written with their scheme in lower case.
		 */
		private Server(URI baseUrl) {
			String scheme = baseUrl.getScheme();
			this.baseUrl = scheme.toLowerCase(Locale.ROOT) + baseUrl.toString().substring(scheme.length());
		}

		private void leave(long end) {
			this.left = true;
			this.until = end;
		}

		private boolean isLeft(long now) {
			return this.left && this.until - now > 0;
		}

		private boolean isCalledBy(String address) {
			return address.startsWith(this.baseUrl) && (address.length() == this.baseUrl.length()
					|| "/?#".indexOf(address.charAt(this.baseUrl.length())) >= 0);
		}

	}

}
