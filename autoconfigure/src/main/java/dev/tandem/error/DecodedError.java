package dev.tandem.error;

import dev.tandem.ApiResponseException.ErrorReader;
import org.jspecify.annotations.Nullable;

import org.springframework.core.codec.CodecException;
import org.springframework.http.ProblemDetail;
import org.springframework.web.reactive.function.client.WebClientResponseException;

/**
 * Reads an error body with the codecs of the client. A body that cannot be read is no
 * second failure.
 *
 * @param response the answer
 * @param declared the type that is declared for its status, {@code null} for any
 */
record DecodedError(WebClientResponseException response, @Nullable Class<?> declared) implements ErrorReader {

	@Override
	public @Nullable Object read(Class<?> type) {
		if (this.declared == null || type == ProblemDetail.class) {
			return decode(type);
		}
		return type.isAssignableFrom(this.declared) ? decode(this.declared) : null;
	}

	/**
	 * Spring reports a content type that no decoder reads as an illegal state.
	 */
	private @Nullable Object decode(Class<?> type) {
		try {
			return this.response.getResponseBodyAs(type);
		}
		catch (CodecException | IllegalStateException ex) {
			return null;
		}
	}

}
