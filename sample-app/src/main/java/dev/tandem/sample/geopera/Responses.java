package dev.tandem.sample.geopera;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Makes a response of what became of an operation: what Geopera documents is passed on,
 * the rest is the sample's exception handler's.
 */
final class Responses {

	private Responses() {
	}

	static ResponseEntity<Object> of(@Nullable Outcome<?> outcome, HttpStatus success) {
		Outcome<?> documented = Objects.requireNonNull(outcome).orElseThrowUndocumented();
		if (documented instanceof Outcome.Invalid<?> invalid) {
			return ResponseEntity.unprocessableContent().body(invalid.error());
		}
		if (documented instanceof Outcome.Refused<?> refused) {
			return ResponseEntity.status(refused.problem().getStatus())
				.contentType(MediaType.APPLICATION_PROBLEM_JSON)
				.body(refused.problem());
		}
		return ResponseEntity.status(success).body(Objects.requireNonNull(((Outcome.Success<?>) documented).output()));
	}

}
