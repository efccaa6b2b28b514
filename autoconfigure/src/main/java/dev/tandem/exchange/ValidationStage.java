package dev.tandem.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.tandem.error.InvalidAnswerException;
import dev.tandem.validation.CallValidation;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;

/**
 * Checks what was decoded, where the definition wants it to be valid.
 */
final class ValidationStage implements CallStage {

	private final CallValidation validation;

	ValidationStage(CallValidation validation) {
		this.validation = validation;
	}

	@Override
	public <T> Mono<T> around(Call call, Mono<T> exchange) {
		return call.wantsValidAnswer() ? exchange.doOnNext(this::check) : exchange;
	}

	@Override
	public <T> Flux<T> around(Call call, Flux<T> exchange) {
		return call.wantsValidAnswer() ? exchange.doOnNext(this::check) : exchange;
	}

	private void check(Object answer) {
		List<String> violations = new ArrayList<>();
		collect("", answer, violations);
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
