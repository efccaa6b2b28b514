package dev.tandem.engine;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.tandem.ApiRequest;
import dev.tandem.CallOptions;
import dev.tandem.GenericClient;
import dev.tandem.error.ErrorTypes;
import dev.tandem.uri.ArgumentConversion;
import org.jspecify.annotations.Nullable;

import org.springframework.core.convert.ConversionService;
import org.springframework.http.HttpMethod;
import org.springframework.util.Assert;
import org.springframework.web.service.invoker.ReactorHttpExchangeAdapter;
import org.springframework.web.util.UriTemplate;

/**
 * Makes requests of a client without a definition.
 *
 * @param client name of the client
 * @param exchange runs its calls
 * @param requestOptions puts options into requests
 * @param options options of all requests
 * @param errorTypes types of error bodies
 */
record GenericCalls(String client, ReactorHttpExchangeAdapter exchange, RequestOptions requestOptions,
		CallOptions options, ErrorTypes errorTypes) implements GenericClient {

	GenericCalls(String client, ReactorHttpExchangeAdapter exchange, RequestOptions requestOptions) {
		this(client, exchange, requestOptions, CallOptions.none(), ErrorTypes.NONE);
	}

	@Override
	public ApiRequest request(HttpMethod method, String path, Object... variables) {
		return new GenericRequest(this, method, path, null, values(path, variables));
	}

	@Override
	public ApiRequest request(HttpMethod method, URI address) {
		return new GenericRequest(this, method, "", address, Map.of());
	}

	/**
	 * The values of a call: a lone {@code null} is one, too.
	 */
	static Stream<@Nullable Object> given(@Nullable Object @Nullable [] values) {
		return (values != null) ? Stream.of(values) : Stream.of((Object) null);
	}

	/**
	 * A name that stands in a template twice has one value.
	 */
	private static Map<String, String> values(String path, @Nullable Object @Nullable ... given) {
		List<@Nullable Object> variables = given(given).toList();
		List<String> names = (path.indexOf('{') < 0) ? List.of()
				: new UriTemplate(path).getVariableNames().stream().distinct().toList();
		Assert.isTrue(names.size() == variables.size(),
				() -> "The path '%s' has the variables %s, but %d values were given: give a value for each name"
					.formatted(path, names, variables.size()));
		Map<String, String> values = new HashMap<>();
		for (int i = 0; i < variables.size(); i++) {
			String name = names.get(i);
			values.put(name, text(variables.get(i), () -> "variable '" + name + "' of the path '" + path + "'"));
		}
		return values;
	}

	static String text(@Nullable Object value, Supplier<String> what) {
		String text = Conversion.ISO.convert(value, String.class);
		Assert.isTrue(text != null, () -> "The " + what.get() + " is null: give a value");
		return text;
	}

	@Override
	public GenericClient with(CallOptions options) {
		return new GenericCalls(this.client, this.exchange, this.requestOptions, this.options.with(options),
				this.errorTypes);
	}

	@Override
	public GenericClient withErrorBody(String status, Class<?> type) {
		return new GenericCalls(this.client, this.exchange, this.requestOptions, this.options,
				this.errorTypes.with(status, type));
	}

	@Override
	public String toString() {
		return "GenericClient[client=" + this.client + "]";
	}

	private static final class Conversion {

		static final ConversionService ISO = ArgumentConversion.create();

	}

}
