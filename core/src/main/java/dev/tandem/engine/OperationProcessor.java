package dev.tandem.engine;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.tandem.ApiOperation;
import dev.tandem.CallOptions;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.util.Assert;
import org.springframework.web.service.invoker.HttpRequestValues;

/**
 * Attaches to each request the operation that it stands for.
 */
final class OperationProcessor implements HttpRequestValues.Processor {

	private final String client;

	private final RequestOptions options;

	private final Map<OperationKey, Operation> operations = new ConcurrentHashMap<>();

	OperationProcessor(String client, RequestOptions options) {
		this.client = client;
		this.options = options;
	}

	@Override
	public void process(Method method, MethodParameter[] parameters, @Nullable Object[] arguments,
			HttpRequestValues.Builder request) {
		HttpMethod httpMethod = request.getHttpMethod();
		Assert.state(httpMethod != null, () -> "No HTTP method: give one to @HttpExchange on " + method);
		CallScope scope = CallScope.current();
		OperationKey key = new OperationKey(scope.definition(), method, httpMethod);
		Operation operation = this.operations.get(key);
		if (operation == null) {
			operation = this.operations.computeIfAbsent(key, (missing) -> operation(missing, parameters, request));
		}
		OperationMetadata metadata = operation.metadata();
		metadata.addTo(request);
		CallOptions callOptions = scope.options().with(RequestOptions.among(arguments));
		this.options.addTo(request, callOptions);
		if (arguments.length > 0 || !callOptions.query().isEmpty()) {
			operation.query().complete(request, operation.address().in(arguments), callOptions.query());
		}
		if (scope.shortCalls() != null && callOptions == CallOptions.none() && !RequestOptions.mayHaveKey(httpMethod)) {
			scope.shortCalls().learn(method, parameters, arguments, request, metadata.operation());
		}
	}

	private Operation operation(OperationKey key, MethodParameter[] parameters, HttpRequestValues.Builder request) {
		OperationMetadata metadata = describe(key, request);
		return new Operation(metadata, AddressArgument.among(parameters), new QueryTemplate(metadata.operation()));
	}

	private OperationMetadata describe(OperationKey key, HttpRequestValues.Builder request) {
		ApiOperation operation = new ApiOperation(this.client, OperationNames.of(key.definition(), key.method()),
				key.httpMethod(), DefinedOperation.withoutQuery(request.getUriTemplate()));
		return OperationMetadata.of(operation, key.definition(), key.method(), request.getAcceptMediaTypes());
	}

	private record Operation(OperationMetadata metadata, AddressArgument address, QueryTemplate query) {
	}

	private record OperationKey(Class<?> definition, Method method, HttpMethod httpMethod) {
	}

}
