package dev.tandem.engine;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.tandem.ApiOperation;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.convert.ConversionService;
import org.springframework.web.service.invoker.HttpRequestValues;

/**
 * Calls of a definition whose requests need not be assembled by Spring's proxy. A method
 * is learned from a request that Spring has assembled: everything but the variables of
 * its address is the same in all its requests. What costs Spring 3 kB for a small call is
 * then an array of texts. Only attempts that are made directly have such requests: they
 * read what all share, where a decorator or a filter of the application may change it.
 */
final class ShortCalls {

	private final Class<?> definition;

	private final CallPipeline pipeline;

	private final ConversionService conversion;

	private final Map<Method, ShortCall> calls = new ConcurrentHashMap<>();

	/**
	 * Create the calls of a definition.
	 * @param definition the definition
	 * @param pipeline makes its calls
	 * @param conversion turns arguments into text
	 */
	ShortCalls(Class<?> definition, CallPipeline pipeline, ConversionService conversion) {
		this.definition = definition;
		this.pipeline = pipeline;
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
		return (call != null && this.pipeline.isDirect()) ? call.make(this.pipeline, arguments) : null;
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
		if (this.pipeline.isDirect()) {
			this.calls
				.computeIfAbsent(method,
						(missing) -> new ShortCall(RequestForm.of(parameters, this.conversion),
								ResponseForm.of(missing, this.definition)))
				.learn(arguments, request, operation);
		}
	}

	/**
	 * The calls of a method.
	 */
	private static final class ShortCall {

		private final @Nullable RequestForm request;

		private final @Nullable ResponseForm response;

		/**
		 * What its requests have in common.
		 */
		private volatile @Nullable FilledRequest shared;

		private volatile boolean impossible;

		private ShortCall(@Nullable RequestForm request, @Nullable ResponseForm response) {
			this.request = request;
			this.response = response;
			this.impossible = request == null || response == null;
		}

		/**
		 * A call with an absent value says nothing of the others: the next may show it.
		 */
		private void learn(@Nullable Object[] arguments, HttpRequestValues.Builder builder, ApiOperation operation) {
			if (this.impossible || this.request == null || this.shared != null
					|| this.request.variables(arguments) == null) {
				return;
			}
			HttpRequestValues assembled = builder.build();
			if (isShareable(assembled, operation) && this.request.matches(assembled, arguments)) {
				this.shared = FilledRequest.sharing(assembled);
			}
			else {
				this.impossible = true;
			}
		}

		private static boolean isShareable(HttpRequestValues values, ApiOperation operation) {
			return RequestCheck.refusal(values, operation) == null && values.getUri() == null
					&& values.getUriBuilderFactory() == null && values.getCookies().isEmpty()
					&& RequestCheck.isBodiless(values);
		}

		private @Nullable Object make(CallPipeline pipeline, @Nullable Object[] arguments) {
			FilledRequest common = this.shared;
			if (common == null || this.request == null || this.response == null) {
				return null;
			}
			Map<String, String> variables = this.request.variables(arguments);
			return (variables != null) ? this.response.exchange(pipeline, common.with(variables)) : null;
		}

	}

}
