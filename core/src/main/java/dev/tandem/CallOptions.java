package dev.tandem;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.LinkedCaseInsensitiveMap;

/**
 * Options of one call, or of all calls of a derived client. You need them where a value
 * is known only when the call is made: the header of a tenant, the remaining time of a
 * request, the idempotency key of a payment. Immutable.
 *
 * <pre class="code">
 * &#64;GetExchange("/{id}")
 * Mono&lt;Todo&gt; get(&#64;PathVariable long id, CallOptions options);
 *
 * todos.get(7, CallOptions.none().withTimeout(Duration.ofMillis(300)).withHeader("X-Org", "o1"));
 * clients.with(todos, CallOptions.none().withHeader("X-Org", "o1")).get(7);
 * </pre>
 *
 * Options take precedence over the definition, annotations and properties; those of a
 * call take precedence over those of a derived client, name by name.
 *
 * @see ApiClients#with(Object, CallOptions)
 */
public final class CallOptions {

	private static final CallOptions NONE = new CallOptions(null, null, Map.of(), Map.of(), Map.of(), null, false);

	private final @Nullable URI baseUrl;

	private final @Nullable Duration timeout;

	private final Map<String, List<String>> headers;

	private final Map<String, List<String>> query;

	private final Map<String, List<String>> cookies;

	private final @Nullable String idempotencyKey;

	private final boolean withoutRetry;

	private CallOptions(@Nullable URI baseUrl, @Nullable Duration timeout, Map<String, List<String>> headers,
			Map<String, List<String>> query, Map<String, List<String>> cookies, @Nullable String idempotencyKey,
			boolean withoutRetry) {
		this.baseUrl = baseUrl;
		this.timeout = timeout;
		this.headers = headers;
		this.query = query;
		this.cookies = cookies;
		this.idempotencyKey = idempotencyKey;
		this.withoutRetry = withoutRetry;
	}

	/**
	 * Options that change nothing.
	 * @return the options
	 */
	public static CallOptions none() {
		return NONE;
	}

	/**
	 * Append paths to another base URL than the client's. Its key and its default headers
	 * go along only if the origin is the client's own, or one of
	 * {@code http.trusted-origins}. An address that a call gives in full stays as it is.
	 * @param baseUrl absolute {@code http} or {@code https} URL without query and
	 * fragment
	 * @return options with that base URL
	 * @throws IllegalArgumentException if it is no such URL
	 */
	public CallOptions withBaseUrl(URI baseUrl) {
		boolean http = "http".equalsIgnoreCase(baseUrl.getScheme()) || "https".equalsIgnoreCase(baseUrl.getScheme());
		Assert.isTrue(
				http && baseUrl.getHost() != null && baseUrl.getRawUserInfo() == null && baseUrl.getRawQuery() == null
						&& baseUrl.getRawFragment() == null,
				"The base URL of a call must have a scheme (http or https), a host and perhaps a path, and nothing else");
		String text = baseUrl.toString();
		return new CallOptions(text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : baseUrl,
				this.timeout, this.headers, this.query, this.cookies, this.idempotencyKey, this.withoutRetry);
	}

	/**
	 * Set the deadline of the call as a whole: waits, attempts, delays and reading the
	 * body. For an unbounded stream, the time to the head of the response.
	 * @param timeout the time, at least one millisecond; one beyond 24 days, such as that
	 * of {@link java.time.temporal.ChronoUnit#FOREVER}, counts as 24 days
	 * @return options with that deadline
	 * @throws IllegalArgumentException if the time is less than a millisecond
	 */
	public CallOptions withTimeout(Duration timeout) {
		Assert.isTrue(timeout.compareTo(Duration.ofMillis(1)) >= 0,
				() -> "The timeout of a call is " + timeout + ": give at least one millisecond");
		return new CallOptions(this.baseUrl, timeout, this.headers, this.query, this.cookies, this.idempotencyKey,
				this.withoutRetry);
	}

	/**
	 * Send a header, in place of any of that name. Without values, no header of that name
	 * is sent, also none that the client sends by default.
	 * @param name its name
	 * @param values its values, none to leave the header out
	 * @return options with that header
	 * @throws IllegalArgumentException if name or value cannot be sent (RFC 9110)
	 */
	public CallOptions withHeader(String name, String... values) {
		check("header", name, RequestSyntax.faultInName(name), RequestSyntax::faultInHeaderValue, values);
		return new CallOptions(this.baseUrl, this.timeout, with(caseInsensitive(this.headers), name, values),
				this.query, this.cookies, this.idempotencyKey, this.withoutRetry);
	}

	/**
	 * Send a query parameter, in place of any of that name. It is encoded as it is sent.
	 * Without values, no parameter of that name is sent, also none that the client sends
	 * by default.
	 * @param name its name
	 * @param values its values, none to leave the parameter out
	 * @return options with that parameter
	 * @throws IllegalArgumentException if there is no name, or if name or value is not
	 * valid Unicode
	 */
	public CallOptions withQuery(String name, String... values) {
		Assert.hasText(name, "A query parameter of the call has no name");
		check("query parameter", name, RequestSyntax.faultInText(name), RequestSyntax::faultInText, values);
		return new CallOptions(this.baseUrl, this.timeout, this.headers,
				with(new LinkedHashMap<>(this.query), name, values), this.cookies, this.idempotencyKey,
				this.withoutRetry);
	}

	/**
	 * Send a cookie, in place of any of that name.
	 * @param name its name
	 * @param value its value
	 * @return options with that cookie
	 * @throws IllegalArgumentException if name or value cannot be sent (RFC 6265)
	 */
	public CallOptions withCookie(String name, String value) {
		check("cookie", name, RequestSyntax.faultInName(name), RequestSyntax::faultInCookieValue, value);
		return new CallOptions(this.baseUrl, this.timeout, this.headers, this.query,
				with(new LinkedHashMap<>(this.cookies), name, value), this.idempotencyKey, this.withoutRetry);
	}

	/**
	 * Send an idempotency key, by which the API recognizes a repeated request, in the
	 * header that {@code idempotency-key.header} names; in {@code Idempotency-Key} if it
	 * is not set. A call with a key is retryable whatever its method. Set it per call: to
	 * the API, all calls of a client that is derived with a key are the same request.
	 * @param key the key
	 * @return options with that key
	 * @throws IllegalArgumentException if it is empty or cannot be sent in a header
	 * @see <a href=
	 * "https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">The
	 * Idempotency-Key HTTP Header Field</a>
	 */
	public CallOptions withIdempotencyKey(String key) {
		Assert.hasText(key, "The idempotency key is empty: give a value that no other request has, such as a UUID");
		String fault = RequestSyntax.faultInHeaderValue(key);
		Assert.isTrue(fault == null, () -> "The idempotency key cannot be sent in a header: it " + fault);
		return new CallOptions(this.baseUrl, this.timeout, this.headers, this.query, this.cookies, key,
				this.withoutRetry);
	}

	/**
	 * Disable retries for the call, whatever is configured.
	 * @return options without retries
	 */
	public CallOptions withoutRetry() {
		return new CallOptions(this.baseUrl, this.timeout, this.headers, this.query, this.cookies, this.idempotencyKey,
				true);
	}

	/**
	 * Combine with other options, which take precedence.
	 * @param nearer options that win
	 * @return both
	 */
	public CallOptions with(CallOptions nearer) {
		if (this == NONE || nearer == NONE) {
			return (this == NONE) ? nearer : this;
		}
		Map<String, List<String>> allHeaders = caseInsensitive(this.headers);
		allHeaders.putAll(nearer.headers);
		Map<String, List<String>> allQuery = new LinkedHashMap<>(this.query);
		allQuery.putAll(nearer.query);
		Map<String, List<String>> allCookies = new LinkedHashMap<>(this.cookies);
		allCookies.putAll(nearer.cookies);
		return new CallOptions((nearer.baseUrl != null) ? nearer.baseUrl : this.baseUrl,
				(nearer.timeout != null) ? nearer.timeout : this.timeout, allHeaders, allQuery, allCookies,
				(nearer.idempotencyKey != null) ? nearer.idempotencyKey : this.idempotencyKey,
				this.withoutRetry || nearer.withoutRetry);
	}

	/**
	 * Base URL of the call.
	 * @return the URL without a trailing slash, {@code null} for that of the client
	 */
	public @Nullable URI baseUrl() {
		return this.baseUrl;
	}

	/**
	 * Deadline of the call.
	 * @return the time, {@code null} if these options set none
	 */
	public @Nullable Duration timeout() {
		return this.timeout;
	}

	/**
	 * Headers to send.
	 * @return values by names
	 */
	public Map<String, List<String>> headers() {
		return this.headers;
	}

	/**
	 * Query parameters to send.
	 * @return values by names
	 */
	public Map<String, List<String>> query() {
		return this.query;
	}

	/**
	 * Cookies to send.
	 * @return values by names
	 */
	public Map<String, List<String>> cookies() {
		return this.cookies;
	}

	/**
	 * Idempotency key of the call.
	 * @return the key, {@code null} if these options set none
	 */
	public @Nullable String idempotencyKey() {
		return this.idempotencyKey;
	}

	/**
	 * Whether the call may be retried, as far as these options go.
	 * @return {@code false} after {@link #withoutRetry()}
	 */
	public boolean retry() {
		return !this.withoutRetry;
	}

	private static Map<String, List<String>> caseInsensitive(Map<String, List<String>> headers) {
		Map<String, List<String>> copy = new LinkedCaseInsensitiveMap<>();
		copy.putAll(headers);
		return copy;
	}

	private static void check(String what, String name, @Nullable String faultInName,
			Function<String, @Nullable String> faultInValue, String... values) {
		Assert.isTrue(faultInName == null, () -> "The %s '%s' cannot be sent: its name %s".formatted(what,
				RequestSyntax.shown(name), faultInName));
		for (String value : values) {
			String fault = faultInValue.apply(value);
			Assert.isTrue(fault == null, () -> "The %s '%s' cannot be sent: its value %s".formatted(what, name, fault));
		}
	}

	private static Map<String, List<String>> with(Map<String, List<String>> copy, String name, String... values) {
		copy.put(name, List.of(values));
		return copy;
	}

	/**
	 * Names only, since values may be secret.
	 */
	@Override
	public String toString() {
		return "CallOptions[baseUrl=%s, timeout=%s, headers=%s, query=%s, cookies=%s, idempotencyKey=%s, retry=%s]"
			.formatted(this.baseUrl, this.timeout, this.headers.keySet(), this.query.keySet(), this.cookies.keySet(),
					(this.idempotencyKey != null) ? "set" : "not set", retry());
	}

}
