package dev.tandem.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.tandem.ErrorInCallException;
import dev.tandem.error.InvalidAnswerException;
import dev.tandem.validation.CallValidation;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;

/**
 * Validates decoded responses where the definition asks for it.
 */
final class AnswerValidation {

	private final CallValidation validation;

	AnswerValidation(CallValidation validation) {
		this.validation = validation;
	}

	/**
	 * Check a decoded answer.
	 * @param answer the answer, or one of its elements
	 * @param index index of the element, negative for the answer as a whole
	 * @throws InvalidAnswerException if it breaks a constraint
	 */
	void check(Object answer, long index) {
		check((index >= 0) ? "[" + index + "]" : "", answer);
	}

	private void check(String path, Object answer) {
		List<String> violations = new ArrayList<>();
		try {
			collect(path, answer, violations);
		}
		catch (LinkageError | VirtualMachineError ex) {
			throw new ErrorInCallException(ex);
		}
		if (!violations.isEmpty()) {
			throw new InvalidAnswerException(violations);
		}
	}

	private void collect(String path, @Nullable Object answer, List<String> violations) {
		if (answer instanceof ResponseEntity<?> entity) {
			collect(path, entity.getBody(), violations);
		}
		else if (answer instanceof ServerSentEvent<?> event) {
			collect(path, event.data(), violations);
		}
		else if (answer instanceof Optional<?> optional) {
			collect(path, optional.orElse(null), violations);
		}
		else if (answer instanceof Map<?, ?> map) {
			map.values().forEach((value) -> collect(path + "[]", value, violations));
		}
		else if (answer instanceof Iterable<?> elements) {
			int index = 0;
			for (Object element : elements) {
				collect(path + "[" + index++ + "]", element, violations);
			}
		}
		else if (answer != null && !(answer instanceof Publisher)) {
			this.validation.violations(answer)
				.forEach((violation) -> violations.add(path.isEmpty() ? violation : path + "." + violation));
		}
	}

}
