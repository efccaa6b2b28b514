package dev.tandem.engine;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.tandem.ApiOperation;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.convert.ConversionService;
import org.springframework.web.service.invoker.HttpRequestValues;
import org.springframework.web.service.invoker.ReactiveHttpRequestValues;
import org.springframework.web.service.invoker.ReactorHttpExchangeAdapter;

/**
 * Calls of a definition whose requests need not be assembled by Spring's proxy. A method
 * is learned from a request that Spring has assembled: everything but the variables of
 * its address is the same in all its requests. What costs Spring 3 kB for a small call is
 * then an array of texts.
 */
final class ShortCalls {

	/**
	 * Stands for a method whose requests Spring assembles.
	 */
	private static final ShortCall NONE = new ShortCall(null, null, null);

	private final Class<?> definition;

	private final ReactorHttpExchangeAdapter adapter;

	private final ConversionService conversion;

	private final Map<Method, ShortCall> calls = new ConcurrentHashMap<>();

	/**
	 * Create the calls of a definition.
	 * @param definition the definition
	 * @param adapter makes its calls
	 * @param conversion turns arguments into text
	 */
	ShortCalls(Class<?> definition, ReactorHttpExchangeAdapter adapter, ConversionService conversion) {
		this.definition = definition;
		this.adapter = adapter;
		this.conversion = conversion;
	}

	/**
	 * Make a call.
	 * @param method the method that is called
	 * @param arguments its arguments
	 * @return what it returns, {@code null} if Spring has to assemble the request
	 */
	@Nullable Object call(Method method, @Nullable Object[] arguments) {
		ShortCall call = this.calls.get(method);
		return (call != null) ? call.make(this.adapter, arguments) : null;
	}

	/**
	 * Learn a method from a request of it.
	 * @param method the method
	 * @param parameters its parameters
	 * @param arguments arguments of the request
	 * @param request the request as Spring has assembled it
	 * @param operation its operation
	 */
	void learn(Method method, MethodParameter[] parameters, @Nullable Object[] arguments,
			HttpRequestValues.Builder request, ApiOperation operation) {
		if (this.calls.containsKey(method)) {
			return;
		}
		RequestForm form = RequestForm.of(parameters, this.conversion);
		ResponseForm response = ResponseForm.of(method, this.definition);
		if (form == null || response == null) {
			this.calls.put(method, NONE);
		}
		else if (form.variables(arguments) != null) {
			HttpRequestValues assembled = request.build();
			this.calls.put(method, (isShareable(assembled, operation) && form.matches(assembled, arguments))
					? new ShortCall(form, response, new FilledRequest(assembled, Map.of())) : NONE);
		}
	}

	private static boolean isShareable(HttpRequestValues values, ApiOperation operation) {
		return RequestCheck.refusal(values, operation) == null && values.getUri() == null
				&& values.getUriBuilderFactory() == null && values.getBodyValue() == null
				&& !(values instanceof ReactiveHttpRequestValues reactive && reactive.getBodyPublisher() != null);
	}

	/**
	 * The calls of a method.
	 *
	 * @param request fills its requests
	 * @param response hands its responses over
	 * @param shared what its requests have in common
	 */
	private record ShortCall(@Nullable RequestForm request, @Nullable ResponseForm response,
			@Nullable HttpRequestValues shared) {

		@Nullable Object make(ReactorHttpExchangeAdapter adapter, @Nullable Object[] arguments) {
			if (this.request == null || this.response == null || this.shared == null) {
				return null;
			}
			Map<String, String> variables = this.request.variables(arguments);
			return (variables != null) ? this.response.exchange(adapter, new FilledRequest(this.shared, variables))
					: null;
		}

	}

}
