package dev.tandem.client;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.tandem.auth.Credential;
import dev.tandem.auth.Secret;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.util.unit.DataSize;

/**
 * Settings of one client, complete and checked. A call sees one of these from start to
 * end.
 *
 * @param name name of the client
 * @param baseUrl absolute, without a trailing slash
 * @param credentials what goes with calls to the client's own origin
 * @param headers default headers
 * @param cookies default cookies
 * @param query default query parameters
 * @param timeouts deadlines
 * @param pool connection pool
 * @param tls TLS
 * @param http HTTP
 * @param retry when and how a call is tried again
 * @param idempotencyKeyHeader header of the idempotency keys that the client generates,
 * {@code null} for none
 * @param gracePeriod time that calls in flight get when the client closes
 */
public record ApiClientSettings(String name, URI baseUrl, List<Credential> credentials,
		Map<String, List<String>> headers, Map<String, String> cookies, Map<String, List<String>> query,
		Timeouts timeouts, Pool pool, Tls tls, Http http, Retry retry, @Nullable String idempotencyKeyHeader,
		Duration gracePeriod) {

	public ApiClientSettings {
		credentials = List.copyOf(credentials);
		headers = Map.copyOf(headers);
		cookies = Map.copyOf(cookies);
		query = Map.copyOf(query);
	}

	/**
	 * Header values and cookies may be secrets, so the text form shows neither.
	 */
	@Override
	public String toString() {
		return "ApiClientSettings[name=%s, baseUrl=%s]".formatted(this.name, this.baseUrl);
	}

	/**
	 * Deadlines of the phases of a call.
	 *
	 * @param connect opening a TCP connection
	 * @param tls the TLS handshake
	 * @param acquire waiting for a connection of the pool
	 * @param response from the request sent to the head of the response
	 * @param idle silence within the body
	 * @param call the call as a whole
	 */
	public record Timeouts(Duration connect, Duration tls, Duration acquire, Duration response, Duration idle,
			Duration call) {
	}

	/**
	 * Connection pool.
	 *
	 * @param maxConnections connections per remote host
	 * @param maxPending calls that may wait for one
	 * @param maxIdleTime time after which an unused connection is closed
	 * @param maxLifeTime time after which a connection is closed
	 * @param evictEvery how often such connections are looked for
	 */
	public record Pool(int maxConnections, int maxPending, Duration maxIdleTime, Duration maxLifeTime,
			Duration evictEvery) {
	}

	/**
	 * TLS.
	 *
	 * @param bundle trusted certificates and own certificate, {@code null} for the JDK's
	 * trust store
	 * @param insecure whether any certificate is trusted
	 */
	public record Tls(@Nullable SslBundle bundle, boolean insecure) {
	}

	/**
	 * HTTP.
	 *
	 * @param versions protocol versions to offer
	 * @param compression whether compressed responses are asked for
	 * @param redirects which redirects are followed
	 * @param trustedOrigins origins beyond the client's own that may be sent credentials
	 * @param maxBodySize largest body held in memory
	 * @param addressFilter addresses that may be connected to, {@code null} for all
	 * @param proxy the proxy, {@code null} for none
	 */
	public record Http(List<HttpVersion> versions, boolean compression, Redirects redirects, List<URI> trustedOrigins,
			DataSize maxBodySize, @Nullable InetAddressFilter addressFilter, @Nullable Proxy proxy) {
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
	 * @param budget retries as a share of calls, from 0 to 1
	 */
	public record Retry(int maxAttempts, Backoff backoff, Set<Integer> onStatus, Duration maxRetryAfter,
			double budget) {
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

}
