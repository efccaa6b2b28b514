package dev.tandem.engine;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import dev.tandem.CallOptions;
import dev.tandem.transport.Withheld;
import dev.tandem.uri.BaseUrlUriBuilderFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.util.ConcurrentLruCache;
import org.springframework.web.service.invoker.HttpRequestValues;
import org.springframework.web.service.invoker.HttpServiceArgumentResolver;

/**
 * Puts the options of a call into its request, together with the idempotency key that a
 * client generates. The key belongs to the request that was assembled, so that it is the
 * same over all attempts, also over those that the application makes by itself.
 */
final class RequestOptions implements HttpServiceArgumentResolver {

	private static final String OPTIONS = CallOptions.class.getName();

	private static final String KEYED = RequestOptions.class.getName() + ".keyed";

	private static final String DEFAULT_KEY_HEADER = "Idempotency-Key";

	/**
	 * Methods that have an effect each time they are sent (RFC 9110, section 9.2.2, and
	 * RFC 5789).
	 */
	private static final Set<HttpMethod> NOT_IDEMPOTENT = Set.of(HttpMethod.POST, HttpMethod.PATCH);

	/**
	 * A derived client has the same for all its calls.
	 */
	private static final ConcurrentLruCache<URI, BaseUrlUriBuilderFactory> OTHER_BASE_URLS = new ConcurrentLruCache<>(
			64, BaseUrlUriBuilderFactory::new);

	private final Supplier<@Nullable String> keyHeader;

	/**
	 * Create the options of a client's requests.
	 * @param keyHeader returns the header of the idempotency key, {@code null} to
	 * generate none
	 */
	RequestOptions(Supplier<@Nullable String> keyHeader) {
		this.keyHeader = keyHeader;
	}

	/**
	 * A parameter of this type is not part of the request, whatever its value.
	 */
	@Override
	public boolean resolve(@Nullable Object argument, MethodParameter parameter, HttpRequestValues.Builder request) {
		return parameter.getParameterType() == CallOptions.class;
	}

	/**
	 * The options among the arguments of a call.
	 */
	static CallOptions among(@Nullable Object[] arguments) {
		CallOptions options = CallOptions.none();
		for (Object argument : arguments) {
			if (argument instanceof CallOptions given) {
				options = options.with(given);
			}
		}
		return options;
	}

	static CallOptions of(HttpRequestValues values) {
		return (CallOptions) values.getAttributes().getOrDefault(OPTIONS, CallOptions.none());
	}

	/**
	 * Whether the API knows a repeated request by its key.
	 */
	static boolean isKeyed(HttpRequestValues values) {
		return values.getAttributes().containsKey(KEYED);
	}

	/**
	 * Add the options to a request, but for its query: see {@link QueryTemplate}.
	 */
	void addTo(HttpRequestValues.Builder request, CallOptions options) {
		if (options != CallOptions.none()) {
			request.addAttribute(OPTIONS, options);
			request.configureHeaders((headers) -> options.headers().forEach(headers::put));
			request.configureCookies((cookies) -> cookies.putAll(options.cookies()));
			URI baseUrl = options.baseUrl();
			if (baseUrl != null) {
				request.setUriBuilderFactory(OTHER_BASE_URLS.get(baseUrl));
			}
			addWithheld(request, options);
		}
		addKey(request, options.idempotencyKey());
	}

	/**
	 * A name without values takes away what the client sends under it with every call.
	 */
	private static void addWithheld(HttpRequestValues.Builder request, CallOptions options) {
		Set<String> headers = withoutValues(options.headers(), (name) -> name.toLowerCase(Locale.ROOT));
		Set<String> query = withoutValues(options.query(), UnaryOperator.identity());
		if (!headers.isEmpty() || !query.isEmpty()) {
			request.addAttribute(Withheld.ATTRIBUTE, new Withheld(headers, query));
		}
	}

	private static Set<String> withoutValues(Map<String, List<String>> values, UnaryOperator<String> name) {
		Set<String> names = Set.of();
		for (Map.Entry<String, List<String>> entry : values.entrySet()) {
			if (entry.getValue().isEmpty()) {
				names = names.isEmpty() ? new HashSet<>() : names;
				names.add(name.apply(entry.getKey()));
			}
		}
		return names;
	}

	/**
	 * Whether a client may generate a key for requests of a method.
	 */
	static boolean mayHaveKey(@Nullable HttpMethod method) {
		return method != null && NOT_IDEMPOTENT.contains(method);
	}

	private void addKey(HttpRequestValues.Builder request, @Nullable String given) {
		String header = this.keyHeader.get();
		String name = Objects.requireNonNullElse(header, DEFAULT_KEY_HEADER);
		if (given != null) {
			request.configureHeaders((headers) -> headers.set(name, given));
			request.addAttribute(KEYED, true);
		}
		else if (header != null && mayHaveKey(request.getHttpMethod())) {
			request.configureHeaders((headers) -> {
				if (!headers.containsHeader(name)) {
					headers.set(name, UUID.randomUUID().toString());
				}
			});
			request.addAttribute(KEYED, true);
		}
	}

}
