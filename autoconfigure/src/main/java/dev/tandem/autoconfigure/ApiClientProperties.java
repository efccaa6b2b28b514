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
 * @param baseUrl Absolute HTTP or HTTPS URL of the API, to which the paths of the
 * definitions are appended. Required, unless base-urls is set.
 * @param baseUrls Base URLs of several servers of the same API, in place of base-url.
 * Calls go to the first; when it fails, to the next one, until that fails.
 * @param failover Failover between the servers of base-urls.
 * @param apiKey API key sent with every call to the client's own origin.
 * @param signer Name of the RequestSigner bean that signs every request to the client's
 * own origin. No request is signed when empty.
 * @param basic User name and password of HTTP basic authentication (RFC 7617).
 * @param headers Headers sent with every call to the client's own origin. A header that a
 * call sets itself takes precedence.
 * @param cookies Cookies sent with every call to the client's own origin. A cookie that a
 * call sets itself takes precedence.
 * @param query Query parameters sent with every call to the client's own origin. A
 * parameter that a call sets itself takes precedence.
 * @param timeouts Deadlines of the phases of a call and of the call as a whole.
 * @param pool Connection pool, shared by both twins of all definitions of the client.
 * @param ssl TLS settings.
 * @param http Settings of the HTTP protocol.
 * @param retry When and how a failed attempt is repeated.
 * @param concurrency Maximum number of concurrent calls.
 * @param rateLimit Maximum rate of attempts.
 * @param circuitBreaker Circuit breaker, which rejects calls for a while after too many
 * attempts have failed.
 * @param idempotencyKey Idempotency key sent with POST and PATCH.
 * @param logging Logging of calls.
 * @param shutdown Shutdown of the client when the application context closes.
 * @param health Health check of the client.
 * @param errors What messages of exceptions quote from error bodies.
 */
public record ApiClientProperties(@Nullable String baseUrl, @DefaultValue List<String> baseUrls,
		@DefaultValue Failover failover, @DefaultValue ApiKey apiKey, @Nullable String signer,
		@DefaultValue Basic basic, @DefaultValue Map<String, List<String>> headers,
		@DefaultValue Map<String, String> cookies, @DefaultValue Map<String, List<String>> query,
		@DefaultValue Timeouts timeouts, @DefaultValue Pool pool, @DefaultValue Ssl ssl, @DefaultValue Http http,
		@DefaultValue Retry retry, @DefaultValue Concurrency concurrency, @DefaultValue RateLimit rateLimit,
		@DefaultValue CircuitBreaker circuitBreaker, @DefaultValue IdempotencyKey idempotencyKey,
		@DefaultValue Logging logging, @DefaultValue Shutdown shutdown, @DefaultValue Health health,
		@DefaultValue Errors errors) {

	/**
	 * Failover from one server to another.
	 *
	 * @param leaveFor Time for which a failed server gets no calls, unless all servers
	 * have failed.
	 */
	public record Failover(@DefaultValue("30s") Duration leaveFor) {
	}

	/**
	 * API key.
	 *
	 * @param value API key. Short form: set "api-key" itself. Cannot be combined with
	 * file or supplier, unless it is empty.
	 * @param file File that contains only the API key; surrounding white space is
	 * ignored. Checked for changes every api-key.check-interval and after a 401. A file
	 * that was replaced by a rename or a symbolic link is used at that check; one that
	 * was written in place is used once its content has also been stable for 250 ms.
	 * @param checkInterval Interval at which the key file is checked for changes.
	 * @param supplier Name of the ApiKeySupplier bean that provides the key. It is called
	 * at the first call and again when the API responds with 401.
	 * @param lifetime Time after which the supplier is called again even if the key is
	 * still accepted. Unlimited by default.
	 * @param in Where the key is sent: header, query or cookie.
	 * @param name Name of the header, query parameter or cookie that carries the key.
	 * @param prefix Text before the key, such as "Bearer ". By default "Bearer " for the
	 * Authorization header and empty otherwise.
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
	 * @param username User name for HTTP basic authentication. Must not contain a colon.
	 * @param password Password for HTTP basic authentication.
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
	 * @param connect Maximum time to open a TCP connection.
	 * @param tls Maximum time of the TLS handshake.
	 * @param acquire Maximum time to wait for a connection from the pool.
	 * @param response Maximum time from the end of the request to the head of the
	 * response.
	 * @param idle Maximum time without progress: no byte of the response body arrives
	 * although the caller reads, or the server reads nothing of the request.
	 * @param call Deadline of the whole call: waiting, all attempts, delays between them
	 * and reading the body. For an unbounded stream it ends with the head of the
	 * response.
	 */
	public record Timeouts(@DefaultValue("5s") Duration connect, @DefaultValue("10s") Duration tls,
			@DefaultValue("10s") Duration acquire, @DefaultValue("30s") Duration response,
			@DefaultValue("30s") Duration idle, @DefaultValue("60s") Duration call) {

	}

	/**
	 * Connection pool.
	 *
	 * @param maxConnections Maximum number of open connections per remote host, shared by
	 * both twins.
	 * @param maxStreams Maximum number of concurrent calls on one HTTP/2 connection. By
	 * default, what the server allows.
	 * @param maxPending Maximum number of calls that wait for a connection, or for a
	 * stream over HTTP/2. Further calls are rejected.
	 * @param maxIdleTime Time after which an unused connection is closed.
	 * @param maxLifeTime Age at which a connection is closed. A call in flight on it is
	 * completed first.
	 * @param evictEvery Interval at which connections that are too old or unused for too
	 * long are closed.
	 */
	public record Pool(@DefaultValue("50") int maxConnections, @Nullable Integer maxStreams,
			@DefaultValue("1000") int maxPending, @DefaultValue("30s") Duration maxIdleTime,
			@DefaultValue("5m") Duration maxLifeTime, @DefaultValue("30s") Duration evictEvery) {

	}

	/**
	 * TLS.
	 *
	 * @param bundle Name of the SSL bundle (spring.ssl.bundle) with the trusted
	 * certificates and, for mutual TLS, the client's own certificate.
	 * @param insecure Whether to trust any certificate for any host. For tests only.
	 */
	public record Ssl(@Nullable String bundle, @DefaultValue("false") boolean insecure) {

	}

	/**
	 * HTTP.
	 *
	 * @param versions HTTP versions to offer: http/1.1, h2 (HTTP/2 over TLS), h2c (HTTP/2
	 * without TLS).
	 * @param compression Whether to request compressed responses.
	 * @param redirects Redirects to follow: never, same-origin or always. A redirect to
	 * another origin carries no key, cookie, credential or default header.
	 * @param trustedOrigins Further origins, such as https://files.example.com, that are
	 * sent the client's key, credentials, signature, default headers, cookies and query
	 * parameters.
	 * @param maxBodySize Maximum size of a response body held in memory. For a stream, of
	 * one element.
	 * @param maxHeaderSize Maximum size of the status line, and of all headers together,
	 * of a response. Over HTTP/2, of the header list.
	 * @param allowedAddresses Addresses that may be connected to: IP addresses, CIDR
	 * ranges, "external" or "internal". All are allowed when empty.
	 * @param proxy HTTP proxy.
	 */
	public record Http(@DefaultValue("http/1.1") List<HttpVersion> versions, @DefaultValue("true") boolean compression,
			@DefaultValue("never") Redirects redirects, @DefaultValue List<URI> trustedOrigins,
			@DefaultValue("8MB") DataSize maxBodySize, @DefaultValue("8KB") DataSize maxHeaderSize,
			@DefaultValue List<String> allowedAddresses, @DefaultValue Proxy proxy) {

	}

	/**
	 * HTTP proxy.
	 *
	 * @param host Host name of the HTTP proxy. No proxy is used when empty.
	 * @param port Port of the HTTP proxy.
	 * @param username User name for authentication at the proxy.
	 * @param password Password for authentication at the proxy.
	 * @param nonProxyHosts Hosts that are connected to directly instead of through the
	 * proxy. "*" matches any text.
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
	 * @param maxAttempts Maximum number of attempts of a call, including the first. 1
	 * disables retries. Only calls that are safe to repeat are retried.
	 * @param backoff Delays between attempts.
	 * @param onStatus Response statuses that are retryable.
	 * @param maxRetryAfter Maximum delay that the API may demand by Retry-After. If it
	 * demands more, the call fails without a retry.
	 * @param budget Maximum number of retries as a share of the calls of the client, from
	 * 0 to 1. Keeps retries from overloading an API that fails.
	 * @param budgetEnabled Whether the retry budget is applied.
	 */
	public record Retry(@DefaultValue("1") int maxAttempts, @DefaultValue Backoff backoff, @DefaultValue( {
			"408", "425", "429", "502", "503", "504" }) Set<Integer> onStatus,
			@DefaultValue("30s") Duration maxRetryAfter, @DefaultValue("0.2") double budget,
			@DefaultValue("true") boolean budgetEnabled){

	}

	/**
	 * Delays that grow from attempt to attempt.
	 *
	 * @param initial Delay before the second attempt.
	 * @param multiplier Factor by which the delay grows with each attempt. At least 1.
	 * @param max Maximum delay between two attempts.
	 * @param jitter Random variation of each delay, as a share of it from 0 to 1.
	 */
	public record Backoff(@DefaultValue("250ms") Duration initial, @DefaultValue("2") double multiplier,
			@DefaultValue("8s") Duration max, @DefaultValue("0.5") double jitter) {

	}

	/**
	 * Concurrency of calls, whatever connections they use.
	 *
	 * @param maxCalls Maximum number of concurrent calls. A call counts from before its
	 * first attempt until its response has been received. Unlimited when not set.
	 * @param maxWaiting Maximum number of calls that wait for a permit, first come first
	 * served. Further calls are rejected. 0 rejects at once.
	 */
	public record Concurrency(@Nullable Integer maxCalls, @DefaultValue("1000") int maxWaiting) {

	}

	/**
	 * Rate of attempts, by Bucket4j. A response 429 with Retry-After pauses all calls of
	 * the client.
	 *
	 * @param per Interval to which the permits apply.
	 * @param permits Maximum number of attempts, retries included, per interval.
	 * Unlimited when not set.
	 * @param maxWait Maximum time that an attempt waits for a permit. An attempt that
	 * would wait longer is rejected at once. 0 never waits.
	 * @param shared Whether all instances of the application share the limit. Needs a
	 * bean of type AsyncProxyManager or ProxyManager of Bucket4j.
	 */
	public record RateLimit(@DefaultValue("1s") Duration per, @Nullable Integer permits,
			@DefaultValue("10s") Duration maxWait, @DefaultValue("false") boolean shared) {

	}

	/**
	 * Circuit breaker, by Resilience4j, over the last attempts of the client.
	 *
	 * @param enabled Whether to use a circuit breaker. Needs the library
	 * io.github.resilience4j:resilience4j-circuitbreaker.
	 * @param failureRateThreshold Share of failed attempts, above 0 and up to 1, at which
	 * the circuit opens and calls are rejected.
	 * @param slidingWindowSize Number of most recent attempts over which the failure rate
	 * is computed.
	 * @param minimumCalls Minimum number of attempts before the circuit can open.
	 * @param openDuration Time that the circuit stays open before trial attempts are
	 * allowed.
	 * @param halfOpenCalls Number of trial attempts that decide whether the circuit
	 * closes or opens again.
	 */
	public record CircuitBreaker(@DefaultValue("false") boolean enabled,
			@DefaultValue("0.5") double failureRateThreshold, @DefaultValue("100") int slidingWindowSize,
			@DefaultValue("20") int minimumCalls, @DefaultValue("30s") Duration openDuration,
			@DefaultValue("5") int halfOpenCalls) {

	}

	/**
	 * Idempotency key.
	 *
	 * @param header Header with a generated idempotency key, sent with POST and PATCH,
	 * for example Idempotency-Key. The key is the same for all attempts of a call, which
	 * makes the call retryable. No key is sent when not set.
	 */
	public record IdempotencyKey(@Nullable String header) {

	}

	/**
	 * Log lines of calls, by the logger "dev.tandem.calls.", followed by the name of the
	 * client.
	 *
	 * @param level How much is logged of each call: none, basic (one line), headers,
	 * body.
	 * @param redact Names of further headers, cookies, query parameters and body fields
	 * whose values are masked. Keys, credentials and cookies are always masked.
	 */
	public record Logging(@DefaultValue("none") LoggingLevel level, @DefaultValue Set<String> redact) {

	}

	/**
	 * Close of the application context.
	 *
	 * @param gracePeriod Time that calls in flight have to complete before their
	 * connections are closed.
	 */
	public record Shutdown(@DefaultValue("10s") Duration gracePeriod) {

	}

	/**
	 * Messages of exceptions.
	 *
	 * @param detail Error bodies whose title, detail and code are quoted, shortened and
	 * redacted, in the message of the exception: none, problem (application/problem+json)
	 * or json (any JSON).
	 */
	public record Errors(@DefaultValue("problem") ErrorDetails detail) {

	}

	/**
	 * Health of the client, as the contributor "apiClients" shows it.
	 *
	 * @param probe Operation without arguments that the health check calls, such as
	 * NoteApi#ping, or ping if the name is unique. No probe is sent when not set.
	 * @param timeout Deadline of the probe.
	 * @param probeInterval Time for which the result of a probe is reused.
	 */
	public record Health(@Nullable String probe, @DefaultValue("2s") Duration timeout,
			@DefaultValue("10s") Duration probeInterval) {

	}

}
