package dev.tandem.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.tandem.ErrorInCallException;
import dev.tandem.error.InvalidResponseException;
import dev.tandem.validation.CallValidation;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;

/**
 * Validates decoded responses where the definition asks for it.
 */
final class ResponseValidation {

	private final CallValidation validation;

	ResponseValidation(CallValidation validation) {
		this.validation = validation;
	}

	/**
	 * Check a decoded response.
	 * @param response the response, or one of its elements
	 * @param index index of the element, negative for the response as a whole
	 * @throws InvalidResponseException if it breaks a constraint
	 */
	void check(Object response, long index) {
		check((index >= 0) ? "[" + index + "]" : "", response);
	}

	private void check(String path, Object response) {
		List<String> violations = new ArrayList<>();
		try {
			collect(path, response, violations);
		}
		catch (LinkageError | VirtualMachineError ex) {
			throw new ErrorInCallException(ex);
		}
		if (!violations.isEmpty()) {
			throw new InvalidResponseException(violations);
		}
	}

	private void collect(String path, @Nullable Object response, List<String> violations) {
		if (response instanceof ResponseEntity<?> entity) {
			collect(path, entity.getBody(), violations);
		}
		else if (response instanceof ServerSentEvent<?> event) {
			collect(path, event.data(), violations);
		}
		else if (response instanceof Optional<?> optional) {
			collect(path, optional.orElse(null), violations);
		}
		else if (response instanceof Map<?, ?> map) {
			map.values().forEach((value) -> collect(path + "[]", value, violations));
		}
		else if (response instanceof Iterable<?> elements) {
			int index = 0;
			for (Object element : elements) {
				collect(path + "[" + index++ + "]", element, violations);
			}
		}
		else if (response != null && !(response instanceof Publisher)) {
			this.validation.violations(response)
				.forEach((violation) -> violations.add(path.isEmpty() ? violation : path + "." + violation));
		}
	}

}
