package dev.tandem;

import java.net.URI;

import org.springframework.http.HttpMethod;

/**
 * A client without a definition. You need it for one or two calls of an API, or for paths
 * that are known only when the application runs. It has the settings, the key, the pool,
 * the limits and the metrics of {@code tandem.clients.<name>}, as the definitions of that
 * name. Immutable.
 *
 * <pre class="code">
 * GenericClient arya = clients.client("arya");
 * Mono&lt;Cat&gt; cat = arya.get("/cats/{id}", 7).query("verbose", true).retrieve(Cat.class);
 * Cat sameCat = arya.get("/cats/{id}", 7).query("verbose", true).blocking().retrieve(Cat.class);
 * </pre>
 *
 * A path is a URI template that is appended to the base URL; an empty one is the base URL
 * itself. Metrics and log lines name a call by its template, so give what varies as a
 * variable. Values of variables are encoded; a path with a value written into it creates
 * a time series for each value.
 *
 * @see ApiClients#client(String)
 */
public interface GenericClient {

	/**
	 * Begin a GET request.
	 * @param path URI template
	 * @param variables values of its variables, in their order
	 * @return the request
	 * @throws IllegalArgumentException if there are more or fewer values than variables,
	 * or if one is {@code null}
	 */
	default ApiRequest get(String path, Object... variables) {
		return request(HttpMethod.GET, path, variables);
	}

	/**
	 * Begin a POST request.
	 * @param path URI template
	 * @param variables values of its variables, in their order
	 * @return the request
	 * @throws IllegalArgumentException if there are more or fewer values than variables,
	 * or if one is {@code null}
	 */
	default ApiRequest post(String path, Object... variables) {
		return request(HttpMethod.POST, path, variables);
	}

	/**
	 * Begin a PUT request.
	 * @param path URI template
	 * @param variables values of its variables, in their order
	 * @return the request
	 * @throws IllegalArgumentException if there are more or fewer values than variables,
	 * or if one is {@code null}
	 */
	default ApiRequest put(String path, Object... variables) {
		return request(HttpMethod.PUT, path, variables);
	}

	/**
	 * Begin a PATCH request.
	 * @param path URI template
	 * @param variables values of its variables, in their order
	 * @return the request
	 * @throws IllegalArgumentException if there are more or fewer values than variables,
	 * or if one is {@code null}
	 */
	default ApiRequest patch(String path, Object... variables) {
		return request(HttpMethod.PATCH, path, variables);
	}

	/**
	 * Begin a DELETE request.
	 * @param path URI template
	 * @param variables values of its variables, in their order
	 * @return the request
	 * @throws IllegalArgumentException if there are more or fewer values than variables,
	 * or if one is {@code null}
	 */
	default ApiRequest delete(String path, Object... variables) {
		return request(HttpMethod.DELETE, path, variables);
	}

	/**
	 * Begin a request with any method.
	 * @param method HTTP method
	 * @param path URI template
	 * @param variables values of its variables, in their order
	 * @return the request
	 * @throws IllegalArgumentException if there are more or fewer values than variables,
	 * or if one is {@code null}
	 */
	ApiRequest request(HttpMethod method, String path, Object... variables);

	/**
	 * Begin a request to an address that an API has given, such as that of a next page or
	 * of an upload. The key goes along only if the address is of the client's origin.
	 * @param method HTTP method
	 * @param address absolute {@code http} or {@code https} URL
	 * @return the request
	 */
	ApiRequest request(HttpMethod method, URI address);

	/**
	 * Derive a client whose requests carry options. This one stays as it is.
	 * @param options the options; options that this client already has are kept unless
	 * these replace them
	 * @return the derived client
	 */
	GenericClient with(CallOptions options);

	/**
	 * Derive a client that knows the type of error bodies, as {@link ErrorBody} declares
	 * it. This one stays as it is.
	 * @param status three digits, as in {@code 422}, or a digit and {@code xx}, as in
	 * {@code 4xx}
	 * @param type type of the body
	 * @return the derived client
	 * @throws IllegalArgumentException if the status is not one
	 * @see ApiResponseException#error(Class)
	 */
	GenericClient withErrorBody(String status, Class<?> type);

}
