package dev.tandem.engine;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.tandem.ApiRequest;
import dev.tandem.CallOptions;
import dev.tandem.GenericClient;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.util.Assert;
import org.springframework.web.util.UriTemplate;

/**
 * Makes requests of a client without a definition.
 *
 * @param calls what the requests have in common
 */
record RequestClient(GenericCalls calls) implements GenericClient {

	@Override
	public ApiRequest request(HttpMethod method, String path, Object... variables) {
		return new GenericRequest(this.calls, method, path, null, values(path, variables));
	}

	@Override
	public ApiRequest request(HttpMethod method, URI address) {
		return new GenericRequest(this.calls, method, "", address, Map.of());
	}

	/**
	 * A name that stands in a template twice has one value.
	 */
	private static Map<String, String> values(String path, @Nullable Object @Nullable ... given) {
		List<@Nullable Object> variables = GenericCalls.given(given).toList();
		List<String> names = (path.indexOf('{') < 0) ? List.of()
				: new UriTemplate(path).getVariableNames().stream().distinct().toList();
		Assert.isTrue(names.size() == variables.size(),
				() -> "The path '%s' has the variables %s, but %d values were given: give a value for each name"
					.formatted(path, names, variables.size()));
		Map<String, String> values = new HashMap<>();
		for (int i = 0; i < variables.size(); i++) {
			String name = names.get(i);
			values.put(name,
					GenericCalls.text(variables.get(i), () -> "variable '" + name + "' of the path '" + path + "'"));
		}
		return values;
	}

	@Override
	public GenericClient with(CallOptions options) {
		return new RequestClient(this.calls.with(options));
	}

	@Override
	public GenericClient withErrorBody(String status, Class<?> type) {
		return new RequestClient(this.calls.withErrorBody(status, type));
	}

	@Override
	public String toString() {
		return "GenericClient[client=" + this.calls.client() + "]";
	}

}
