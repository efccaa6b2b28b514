package dev.tandem.validation;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorContext;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.metadata.MethodDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * Validation by Jakarta Validation. Arguments fail as they do with Spring's method
 * validation, with a {@link ConstraintViolationException}.
 */
public final class JakartaValidation implements CallValidation {

	private final Validator validator;

	private final Map<Operation, Boolean> constrained = new ConcurrentHashMap<>();

	/**
	 * Create a validation.
	 * @param validator the validator
	 */
	public JakartaValidation(Validator validator) {
		this.validator = (validator instanceof ValidatorFactory factory) ? withExtractors(factory) : validator;
	}

	/**
	 * Spring's validators are factories, too.
	 */
	private static Validator withExtractors(ValidatorFactory factory) {
		ValidatorContext context = factory.usingContext();
		ResponseExtractors.all().forEach(context::addValueExtractor);
		return context.getValidator();
	}

	@Override
	public void checkArguments(Object client, Method method, @Nullable Object[] arguments) {
		if (arguments.length == 0
				|| !this.constrained.computeIfAbsent(new Operation(client.getClass(), method), this::isConstrained)) {
			return;
		}
		Set<ConstraintViolation<Object>> violations = this.validator.forExecutables()
			.validateParameters(client, method, arguments);
		if (!violations.isEmpty()) {
			throw new ConstraintViolationException(violations);
		}
	}

	private boolean isConstrained(Operation operation) {
		Method method = operation.method();
		MethodDescriptor descriptor = this.validator.getConstraintsForClass(operation.client())
			.getConstraintsForMethod(method.getName(), method.getParameterTypes());
		return descriptor != null && descriptor.hasConstrainedParameters();
	}

	@Override
	public List<String> violations(Object response) {
		return this.validator.validate(response)
			.stream()
			.map((violation) -> withoutKeys(violation.getPropertyPath()))
			.sorted()
			.distinct()
			.toList();
	}

	/**
	 * The key of a map is a value of the response.
	 */
	private static String withoutKeys(Path path) {
		StringBuilder text = new StringBuilder();
		for (Path.Node node : path) {
			if (node.isInIterable()) {
				text.append('[').append((node.getIndex() != null) ? node.getIndex() : "").append(']');
			}
			if (node.getName() != null && node.getKind() != ElementKind.CONTAINER_ELEMENT) {
				text.append(text.isEmpty() ? "" : ".").append(node.getName());
			}
		}
		return text.toString();
	}

	private record Operation(Class<?> client, Method method) {
	}

}
