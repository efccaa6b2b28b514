package dev.tandem.settings;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

import dev.tandem.RequestSigner;
import dev.tandem.auth.CredentialSettings;
import dev.tandem.auth.Secret;
import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/**
 * Settings of one client, complete and checked. A call sees one of these from start to
 * end.
 *
 * @param name name of the client
 * @param servers the servers of the API
 * @param credentials what goes with calls to the client's own origin
 * @param signer finds what signs calls to the client's own origin, {@code null} for none;
 * equal to another one that finds the same
 * @param headers default headers
 * @param cookies default cookies
 * @param query default query parameters
 * @param timeouts deadlines
 * @param pool connection pool
 * @param tls TLS
 * @param http HTTP
 * @param retry when and how a call is tried again
 * @param concurrency how many calls run at a time, {@code null} for no limit
 * @param rateLimit maximum rate of attempts, {@code null} for no limit
 * @param circuitBreaker when nothing is sent for a while, {@code null} for never
 * @param idempotencyKeyHeader header of the idempotency keys that the client generates,
 * {@code null} for none
 * @param logging what is logged of its calls
 * @param gracePeriod time that calls in flight get when the client closes
 * @param health health check of the client
 * @param errorDetails which error bodies are quoted in messages
 */
public record ClientSettings(String name, Servers servers, List<CredentialSettings> credentials,
		@Nullable Supplier<RequestSigner> signer, Map<String, List<String>> headers, Map<String, String> cookies,
		Map<String, List<String>> query, Timeouts timeouts, Pool pool, Tls tls, Http http, Retry retry,
		@Nullable Concurrency concurrency, @Nullable RateLimit rateLimit, @Nullable CircuitBreaker circuitBreaker,
		@Nullable String idempotencyKeyHeader, Logging logging, Duration gracePeriod, Health health,
		ErrorDetails errorDetails) {

	public ClientSettings {
		credentials = List.copyOf(credentials);
		headers = inOrder(headers);
		cookies = inOrder(cookies);
		query = inOrder(query);
	}

	/**
	 * A property of the client, as messages name it.
	 * @param key its key, such as {@code timeouts.call}
	 * @return the whole name
	 */
	public String property(String key) {
		return "tandem.clients." + this.name + "." + key;
	}

	/**
	 * {@code Map.copyOf} has another order in each start of the JVM, and servers, caches
	 * and signatures may see it.
	 */
	private static <V> Map<String, V> inOrder(Map<String, V> map) {
		return Collections.unmodifiableMap(new LinkedHashMap<>(map));
	}

	/**
	 * The base URL of the first server.
	 * @return the URL, absolute, without a trailing slash
	 */
	public URI baseUrl() {
		return this.servers.baseUrls().get(0);
	}

	/**
	 * Header values and cookies may be secrets, so the text form shows neither.
	 */
	@Override
	public String toString() {
		return "ClientSettings[name=%s, baseUrl=%s]".formatted(this.name, baseUrl());
	}

	/**
	 * The servers of an API, any of which can be called.
	 *
	 * @param baseUrls their base URLs in the order of preference, at least one; absolute,
	 * without a trailing slash
	 * @param leaveFor time in which a server that has failed is left alone
	 */
	public record Servers(List<URI> baseUrls, Duration leaveFor) {

		/**
		 * Stands for a base URL that is to come. Its host resolves nowhere (RFC 6761).
		 */
		public static final URI UNKNOWN = URI.create("https://base-url-is-not-set.invalid");

		public Servers {
			baseUrls = List.copyOf(baseUrls);
		}

		/**
		 * Whether there is a server to turn to if another fails.
		 * @return whether there are several
		 */
		public boolean areMany() {
			return this.baseUrls.size() > 1;
		}

		/**
		 * Whether nothing can be called yet, because the client waits for its base URL.
		 * @return whether they are unknown
		 */
		public boolean areUnknown() {
			return this.baseUrls.contains(UNKNOWN);
		}

	}

	/**
	 * Deadlines of the phases of a call.
	 *
	 * @param connect opening a TCP connection
	 * @param tls the TLS handshake
	 * @param acquire waiting for a connection of the pool
	 * @param response from the request sent to the head of the response
	 * @param idle silence within the body of a response, and time in which the server
	 * reads nothing of a request
	 * @param call the call as a whole
	 */
	public record Timeouts(Duration connect, Duration tls, Duration acquire, Duration response, Duration idle,
			Duration call) {
	}

	/**
	 * Connection pool.
	 *
	 * @param maxConnections connections per remote host
	 * @param maxStreams calls that share a connection with HTTP/2, {@code null} for as
	 * many as the server allows
	 * @param maxPending calls that may wait for one
	 * @param maxIdleTime time after which an unused connection is closed
	 * @param maxLifeTime time after which a connection is closed
	 * @param evictEvery how often such connections are looked for
	 */
	public record Pool(int maxConnections, @Nullable Integer maxStreams, int maxPending, Duration maxIdleTime,
			Duration maxLifeTime, Duration evictEvery) {
	}

	/**
	 * TLS.
	 *
	 * @param material trusted certificates and own certificate, {@code null} for the
	 * JDK's trust store
	 * @param insecure whether any certificate is trusted
	 */
	public record Tls(@Nullable TlsMaterial material, boolean insecure) {
	}

	/**
	 * HTTP.
	 *
	 * @param versions protocol versions to offer
	 * @param compression whether compressed responses are asked for
	 * @param redirects which redirects are followed
	 * @param trustedOrigins origins beyond the client's own that may be sent credentials
	 * @param maxBodySize largest body held in memory
	 * @param maxHeaderSize largest status line and largest total of the headers of a
	 * response
	 * @param addressFilter addresses that may be connected to, {@code null} for all
	 * @param proxy the proxy, {@code null} for none
	 */
	public record Http(List<HttpVersion> versions, boolean compression, Redirects redirects, List<URI> trustedOrigins,
			DataSize maxBodySize, DataSize maxHeaderSize, @Nullable Predicate<InetSocketAddress> addressFilter,
			@Nullable Proxy proxy) {
	}

	/**
	 * HTTP proxy.
	 *
	 * @param host host name
	 * @param port port
	 * @param credential {@code Basic} credential at the proxy, {@code null} for none
	 * @param nonProxyHosts hosts that are called directly; a {@code *} stands for any
	 * text
	 */
	public record Proxy(String host, int port, @Nullable ProxyCredential credential, List<String> nonProxyHosts) {
	}

	/**
	 * Credential at a proxy.
	 *
	 * @param username user name
	 * @param password password
	 */
	public record ProxyCredential(String username, Secret password) {
	}

	/**
	 * When and how a call is tried again.
	 *
	 * @param maxAttempts attempts at most, the first included; 1 for no retry
	 * @param backoff delays between attempts
	 * @param onStatus statuses that may pass
	 * @param maxRetryAfter longest wait that an API may ask for
	 * @param budget retries as a share of calls, from 0 to 1, {@code null} for no bound
	 */
	public record Retry(int maxAttempts, Backoff backoff, Set<Integer> onStatus, Duration maxRetryAfter,
			@Nullable Double budget) {
	}

	/**
	 * How many calls run at a time.
	 *
	 * @param maxCalls calls that run at the same time
	 * @param maxWaiting calls that may wait for a permit
	 */
	public record Concurrency(int maxCalls, int maxWaiting) {
	}

	/**
	 * Maximum rate of attempts.
	 *
	 * @param permits attempts per interval
	 * @param per the interval
	 * @param maxWait longest wait of an attempt
	 * @param shared whether the instances of the application share the limit
	 */
	public record RateLimit(int permits, Duration per, Duration maxWait, boolean shared) {
	}

	/**
	 * When nothing is sent for a while to an API that fails.
	 *
	 * @param failureRateThreshold failures as a share of attempts, above 0 and up to 1
	 * @param slidingWindowSize attempts that are looked at
	 * @param minimumCalls attempts before the share counts
	 * @param openDuration time in which nothing is sent
	 * @param halfOpenCalls attempts that then show whether the API works again
	 */
	public record CircuitBreaker(double failureRateThreshold, int slidingWindowSize, int minimumCalls,
			Duration openDuration, int halfOpenCalls) {
	}

	/**
	 * What is logged of calls.
	 *
	 * @param level how much
	 * @param redact names of headers, parameters and fields whose values are not shown
	 */
	public record Logging(LoggingLevel level, Set<String> redact) {

		public Logging {
			redact = Set.copyOf(redact);
		}

	}

	/**
	 * Delays that grow from attempt to attempt.
	 *
	 * @param initial delay after the first attempt
	 * @param multiplier factor from delay to delay, at least 1
	 * @param max longest delay
	 * @param jitter share of a delay by which it may be shorter or longer, from 0 to 1
	 */
	public record Backoff(Duration initial, double multiplier, Duration max, double jitter) {
	}

	/**
	 * Health check of the client.
	 *
	 * @param probe operation that is called to see whether the API works, {@code null}
	 * for none
	 * @param timeout time that the API has to respond to the probe
	 * @param probeInterval time in which the result of a probe is used again
	 */
	public record Health(@Nullable String probe, Duration timeout, Duration probeInterval) {
	}

}
