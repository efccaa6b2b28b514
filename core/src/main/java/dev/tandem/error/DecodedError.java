package dev.tandem.error;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.tandem.ApiResponseException;
import dev.tandem.ApiResponseException.ErrorReader;
import dev.tandem.ErrorBodyReader;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ProblemDetail;
import org.springframework.web.reactive.function.client.WebClientResponseException;

/**
 * Reads an error body with the codecs of the client. A body that cannot be read is no
 * second failure.
 *
 * @param response the response
 * @param declared the type that is declared for its status, {@code null} for any
 * @param readers the application's own readers, which go first
 */
record DecodedError(WebClientResponseException response, @Nullable Class<?> declared,
		List<ErrorBodyReader> readers) implements ErrorReader {

	private static final Log logger = LogFactory.getLog(DecodedError.class);

	/**
	 * Spring reports a content type that no decoder reads as an illegal state, and a
	 * decoder of the application may throw anything.
	 */
	@Override
	public @Nullable Object read(Class<?> type) {
		try {
			return this.response.getResponseBodyAs(type);
		}
		catch (RuntimeException ex) {
			return null;
		}
	}

	@Override
	public @Nullable Object error(ApiResponseException failure, Class<?> type) {
		for (ErrorBodyReader reader : this.readers) {
			Optional<?> found = ask(reader, failure);
			if (found.isPresent()) {
				return found.get();
			}
		}
		if (this.declared == null || type == ProblemDetail.class) {
			return read(type);
		}
		return type.isAssignableFrom(this.declared) ? read(this.declared) : null;
	}

	/**
	 * Whatever a reader does, the failure of the call comes out. The message of the
	 * reader's own failure may quote the body, so it is not logged.
	 */
	private static Optional<?> ask(ErrorBodyReader reader, ApiResponseException failure) {
		try {
			Optional<?> found = reader.read(failure.client(), failure);
			return Objects.requireNonNull(found, "An error body reader must return an Optional");
		}
		catch (Throwable ex) {
			logger.warn("The error body reader %s failed with %s on a response %d to %s".formatted(
					reader.getClass().getName(), ex.getClass().getName(), failure.status().value(),
					failure.operation()));
			return Optional.empty();
		}
	}

}
