package dev.tandem.autoconfigure;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.tandem.auth.ApiKeyPlacement;
import dev.tandem.settings.ErrorDetails;
import dev.tandem.settings.HttpVersion;
import dev.tandem.settings.LoggingLevel;
import dev.tandem.settings.Redirects;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Keys under {@code tandem.clients.<name>} and {@code tandem.defaults}.
 *
 * @param baseUrl Absolute URL that the paths of the definitions are appended to. Sent as
 * it is written. Required, unless there are base-urls.
 * @param baseUrls Base URLs of several servers of the API, in place of base-url. The
 * first is called; if it fails, the next one, for as long as that works.
 * @param failover How a server that fails is left alone.
 * @param apiKey API key that goes with every call to the client's own origin.
 * @param basic User name and password of HTTP basic authentication (RFC 7617).
 * @param headers Headers sent with every call to the client's own origin. A call's own
 * value wins, name by name.
 * @param cookies Cookies sent with every call to the client's own origin. A call's own
 * value wins, name by name.
 * @param query Query parameters sent with every call to the client's own origin. A call's
 * own value wins, name by name.
 * @param timeouts Deadlines of the phases of a call and of the call as a whole.
 * @param pool Connection pool, shared by both twins of all definitions of the client.
 * @param ssl TLS settings.
 * @param http Settings of the HTTP protocol.
 * @param retry When and how a failed call is tried again.
 * @param concurrency How many calls run at the same time.
 * @param rateLimit Maximum rate of attempts.
 * @param circuitBreaker Circuit breaker, which sends nothing for a while to an API that
 * fails.
 * @param idempotencyKey Idempotency key sent with POST and PATCH.
 * @param logging What is logged of calls.
 * @param shutdown Behaviour at the close of the application context.
 * @param health Health check of the client.
 * @param errors What exceptions show of error bodies.
 */
public record ApiClientProperties(@Nullable String baseUrl, @DefaultValue List<String> baseUrls,
		@DefaultValue Failover failover, @DefaultValue ApiKey apiKey, @DefaultValue Basic basic,
		@DefaultValue Map<String, List<String>> headers, @DefaultValue Map<String, String> cookies,
		@DefaultValue Map<String, List<String>> query, @DefaultValue Timeouts timeouts, @DefaultValue Pool pool,
		@DefaultValue Ssl ssl, @DefaultValue Http http, @DefaultValue Retry retry,
		@DefaultValue Concurrency concurrency, @DefaultValue RateLimit rateLimit,
		@DefaultValue CircuitBreaker circuitBreaker, @DefaultValue IdempotencyKey idempotencyKey,
		@DefaultValue Logging logging, @DefaultValue Shutdown shutdown, @DefaultValue Health health,
		@DefaultValue Errors errors) {

	/**
	 * Failover from one server to another.
	 *
	 * @param leaveFor Time for which a failed server is not called, unless all servers
	 * have failed.
	 */
	public record Failover(@DefaultValue("30s") Duration leaveFor) {
	}

	/**
	 * API key.
	 *
	 * @param value Key itself. May also be given as the value of "api-key". Not together
	 * with a file or a supplier.
	 * @param file File that holds the key and nothing else; white space around it is
	 * ignored. Read again when it changes: at once if it is replaced as a whole, by a
	 * rename or a symbolic link, otherwise once it has stood still for 250 ms.
	 * @param checkInterval How often the file is looked at for a new key.
	 * @param supplier Name of a bean of type ApiKeySupplier that the key is asked from.
	 * It is asked again when the API answers 401.
	 * @param lifetime Time after which the supplier is asked again in any case.
	 * @param in Part of the request that carries the key.
	 * @param name Name of the header, query parameter or cookie.
	 * @param prefix Text before the key. "Bearer " for the Authorization header, nothing
	 * for any other name or place.
	 */
	public record ApiKey(@Nullable String value, @Nullable Path file, @DefaultValue("5s") Duration checkInterval,
			@Nullable String supplier, @Nullable Duration lifetime, @DefaultValue("header") ApiKeyPlacement.In in,
			@DefaultValue("Authorization") String name, @Nullable String prefix) {

		@Override
		public String toString() {
			return "ApiKey[in=%s, name=%s]".formatted(this.in, this.name);
		}

	}

	/**
	 * Basic authentication.
	 *
	 * @param username User name, without a colon.
	 * @param password Password.
	 */
	public record Basic(@Nullable String username, @Nullable String password) {

		@Override
		public String toString() {
			return "Basic[username=%s]".formatted(this.username);
		}

	}

	/**
	 * Deadlines. Each is greater than zero.
	 *
	 * @param connect Time to open a TCP connection.
	 * @param tls Time of the TLS handshake.
	 * @param acquire Time to wait for a connection of the pool.
	 * @param response Time from the request sent to the head of the response.
	 * @param idle Time without a byte in the body of a response, while bytes are asked
	 * for, and time in which the server reads nothing of a request.
	 * @param call Time of the call as a whole: waits, attempts, delays and reading the
	 * body. For an unbounded stream, the time to the head of the response.
	 */
	public record Timeouts(@DefaultValue("5s") Duration connect, @DefaultValue("10s") Duration tls,
			@DefaultValue("10s") Duration acquire, @DefaultValue("30s") Duration response,
			@DefaultValue("30s") Duration idle, @DefaultValue("60s") Duration call) {

	}

	/**
	 * Connection pool.
	 *
	 * @param maxConnections Connections open at the same time, per remote host.
	 * @param maxStreams Calls that share a connection with HTTP/2. As many as the server
	 * allows by default.
	 * @param maxPending Calls that may wait for a connection, or with HTTP/2 for a
	 * stream. One more is rejected.
	 * @param maxIdleTime Time after which an unused connection is closed.
	 * @param maxLifeTime Time after which a connection is closed, in use or not, once its
	 * call has ended.
	 * @param evictEvery How often connections past these times are looked for.
	 */
	public record Pool(@DefaultValue("50") int maxConnections, @Nullable Integer maxStreams,
			@DefaultValue("1000") int maxPending, @DefaultValue("30s") Duration maxIdleTime,
			@DefaultValue("5m") Duration maxLifeTime, @DefaultValue("30s") Duration evictEvery) {

	}

	/**
	 * TLS.
	 *
	 * @param bundle Name of the SSL bundle (spring.ssl.bundle) that holds the trusted
	 * certificates and, for mutual TLS, the client's own.
	 * @param insecure Whether to trust any certificate for any host. For tests only.
	 */
	public record Ssl(@Nullable String bundle, @DefaultValue("false") boolean insecure) {

	}

	/**
	 * HTTP.
	 *
	 * @param versions Protocol versions to offer: http/1.1, h2 (over TLS), h2c (HTTP/2
	 * without TLS).
	 * @param compression Whether to ask for compressed responses.
	 * @param redirects Which redirects are followed. After a change of origin no key,
	 * cookie, credential or default header goes along. A body that can be sent only once
	 * is not redirected.
	 * @param trustedOrigins Origins beyond that of the base URL, such as
	 * https://files.example.com, that may be sent key, credentials, default headers,
	 * cookies and query parameters.
	 * @param maxBodySize Largest body of a response that is held in memory. For a stream,
	 * the largest element.
	 * @param maxHeaderSize Largest head of a response: its status line and the total of
	 * its headers, each on its own. Over HTTP/2, the list of its headers.
	 * @param allowedAddresses IP addresses or ranges in CIDR notation that may be
	 * connected to, "external" or "internal". All when empty.
	 * @param proxy Proxy that calls go through.
	 */
	public record Http(@DefaultValue("http/1.1") List<HttpVersion> versions, @DefaultValue("true") boolean compression,
			@DefaultValue("never") Redirects redirects, @DefaultValue List<URI> trustedOrigins,
			@DefaultValue("8MB") DataSize maxBodySize, @DefaultValue("8KB") DataSize maxHeaderSize,
			@DefaultValue List<String> allowedAddresses, @DefaultValue Proxy proxy) {

	}

	/**
	 * HTTP proxy.
	 *
	 * @param host Host name of the proxy. No proxy when empty.
	 * @param port Port of the proxy.
	 * @param username User name at the proxy.
	 * @param password Password at the proxy.
	 * @param nonProxyHosts Hosts that are called directly. A "*" stands for any text.
	 */
	public record Proxy(@Nullable String host, @DefaultValue("8080") int port, @Nullable String username,
			@Nullable String password, @DefaultValue List<String> nonProxyHosts) {

		@Override
		public String toString() {
			return "Proxy[host=%s, port=%s]".formatted(this.host, this.port);
		}

	}

	/**
	 * Retries. Only a call that is safe to repeat is tried again: one whose HTTP method
	 * is idempotent or that is marked as such.
	 *
	 * @param maxAttempts Attempts at most, the first included. 1 for no retry.
	 * @param backoff Delays between attempts.
	 * @param onStatus Statuses of a response that may pass.
	 * @param maxRetryAfter Longest wait that an API may ask for with Retry-After. If it
	 * asks for more, the call fails.
	 * @param budget Retries as a share of the calls of the client, from 0 to 1. Keeps
	 * retries from adding to the load of an API that is down.
	 * @param budgetEnabled Whether retries are bounded to a share of the calls.
	 */
	public record Retry(@DefaultValue("1") int maxAttempts, @DefaultValue Backoff backoff, @DefaultValue( {
			"408", "425", "429", "502", "503", "504" }) Set<Integer> onStatus,
			@DefaultValue("30s") Duration maxRetryAfter, @DefaultValue("0.2") double budget,
			@DefaultValue("true") boolean budgetEnabled){

	}

	/**
	 * Delays that grow from attempt to attempt.
	 *
	 * @param initial Delay after the first attempt.
	 * @param multiplier Factor from one delay to the next, at least 1.
	 * @param max Longest delay.
	 * @param jitter Share of a delay by which it may be shorter or longer, from 0 to 1.
	 */
	public record Backoff(@DefaultValue("250ms") Duration initial, @DefaultValue("2") double multiplier,
			@DefaultValue("8s") Duration max, @DefaultValue("0.5") double jitter) {

	}

	/**
	 * Concurrency of calls, whatever connections they use.
	 *
	 * @param maxCalls Calls that run at the same time, from the first attempt to the end
	 * of the body. No limit when not set.
	 * @param maxWaiting Calls that may wait for their turn, in the order in which they
	 * came. One more is rejected. 0 to reject at once.
	 */
	public record Concurrency(@Nullable Integer maxCalls, @DefaultValue("1000") int maxWaiting) {

	}

	/**
	 * Rate of attempts, by Bucket4j. A response 429 with Retry-After pauses all calls of
	 * the client.
	 *
	 * @param per Interval.
	 * @param permits Attempts per interval, retries included. No limit when not set.
	 * @param maxWait Longest wait of an attempt, in the order in which they came. One
	 * that would wait longer is rejected at once. 0 to wait for nothing.
	 * @param shared Whether all instances of the application share the limit, through a
	 * bean of Bucket4j's type AsyncProxyManager or ProxyManager.
	 */
	public record RateLimit(@DefaultValue("1s") Duration per, @Nullable Integer permits,
			@DefaultValue("10s") Duration maxWait, @DefaultValue("false") boolean shared) {

	}

	/**
	 * Circuit breaker, by Resilience4j, over the last attempts of the client.
	 *
	 * @param enabled Whether the client has a circuit breaker. Needs the library
	 * io.github.resilience4j:resilience4j-circuitbreaker.
	 * @param failureRateThreshold Failures as a share of attempts, above 0 and up to 1,
	 * from which on nothing is sent.
	 * @param slidingWindowSize Number of last attempts that the share is taken from.
	 * @param minimumCalls Attempts that have to be made before the share counts.
	 * @param openDuration Time in which nothing is sent.
	 * @param halfOpenCalls Attempts that are then let through to see whether the API
	 * works again.
	 */
	public record CircuitBreaker(@DefaultValue("false") boolean enabled,
			@DefaultValue("0.5") double failureRateThreshold, @DefaultValue("100") int slidingWindowSize,
			@DefaultValue("20") int minimumCalls, @DefaultValue("30s") Duration openDuration,
			@DefaultValue("5") int halfOpenCalls) {

	}

	/**
	 * Idempotency key.
	 *
	 * @param header Header of a key that is generated for each POST and PATCH and stays
	 * the same over its attempts, which may then be retried. None is generated when not
	 * set.
	 */
	public record IdempotencyKey(@Nullable String header) {

	}

	/**
	 * Log lines of calls, by the logger "dev.tandem.calls.", followed by the name of the
	 * client.
	 *
	 * @param level Amount of what is logged: one line per call, its headers as well, its
	 * bodies as well.
	 * @param redact Names of headers, cookies, query parameters and fields of bodies
	 * whose values are not shown, in addition to keys, credentials and cookies.
	 */
	public record Logging(@DefaultValue("none") LoggingLevel level, @DefaultValue Set<String> redact) {

	}

	/**
	 * Close of the application context.
	 *
	 * @param gracePeriod Time that calls in flight get to end before their connections
	 * are closed.
	 */
	public record Shutdown(@DefaultValue("10s") Duration gracePeriod) {

	}

	/**
	 * Messages of exceptions.
	 *
	 * @param detail Error bodies whose title, detail and code are quoted in the message
	 * of the exception, shortened and without secrets: none, those of type
	 * application/problem+json, or any JSON.
	 */
	public record Errors(@DefaultValue("problem") ErrorDetails detail) {

	}

	/**
	 * Health of the client, as the contributor "apiClients" shows it.
	 *
	 * @param probe Operation that is called to see whether the API works, such as
	 * NoteApi#ping, or ping where no other definition has it. It takes no argument.
	 * Nothing is called when not set.
	 * @param timeout Time that the API gets to answer the probe.
	 * @param probeInterval Time in which the result of a probe is used again.
	 */
	public record Health(@Nullable String probe, @DefaultValue("2s") Duration timeout,
			@DefaultValue("10s") Duration probeInterval) {

	}

}
