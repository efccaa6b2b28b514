package dev.tandem.validation;

import java.util.List;

import dev.tandem.ApiResult;
import jakarta.validation.valueextraction.ExtractedValue;
import jakarta.validation.valueextraction.ValueExtractor;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;

/**
 * Lets {@code @Valid} stand within the types of a definition, as in
 * {@code Flux<@Valid Note>}: a validator refuses it within types that it does not know.
 * What is in them is not there yet when the call is made; it is checked once it is
 * decoded.
 */
final class ResponseExtractors {

	private ResponseExtractors() {
	}

	static List<ValueExtractor<?>> all() {
		return List.of(new OfMono(), new OfFlux(), new OfEntity(), new OfResult(), new OfEvent());
	}

	private static final class OfMono implements ValueExtractor<Mono<@ExtractedValue ?>> {

		@Override
		public void extractValues(Mono<?> value, ValueReceiver receiver) {
		}

	}

	private static final class OfFlux implements ValueExtractor<Flux<@ExtractedValue ?>> {

		@Override
		public void extractValues(Flux<?> value, ValueReceiver receiver) {
		}

	}

	private static final class OfEntity implements ValueExtractor<ResponseEntity<@ExtractedValue ?>> {

		@Override
		public void extractValues(ResponseEntity<?> value, ValueReceiver receiver) {
		}

	}

	private static final class OfResult implements ValueExtractor<ApiResult<@ExtractedValue ?>> {

		@Override
		public void extractValues(ApiResult<?> value, ValueReceiver receiver) {
		}

	}

	private static final class OfEvent implements ValueExtractor<ServerSentEvent<@ExtractedValue ?>> {

		@Override
		public void extractValues(ServerSentEvent<?> value, ValueReceiver receiver) {
		}

	}

}
