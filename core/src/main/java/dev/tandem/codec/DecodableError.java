package dev.tandem.codec;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.ResolvableType;
import org.springframework.core.codec.Decoder;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.codec.DecoderHttpMessageReader;
import org.springframework.http.codec.HttpMessageReader;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClientResponseException;

/**
 * Creates the exception of an error response as Spring does, and reads its body in the
 * character set that the response names, which Spring does not look at.
 */
public final class DecodableError {

	private DecodableError() {
	}

	/**
	 * Create the exception of a response.
	 * @param response the response
	 * @return the exception, with the body
	 */
	@SuppressWarnings("NullAway")
	public static Mono<Throwable> of(ClientResponse response) {
		return response.createException().map((exception) -> {
			exception.setBodyDecodeFunction((type) -> decode(exception, type, response));
			return exception;
		});
	}

	private static @Nullable Object decode(WebClientResponseException exception, ResolvableType type,
			ClientResponse response) {
		byte[] body = exception.getResponseBodyAsByteArray();
		if (body.length == 0) {
			return null;
		}
		MediaType contentType = response.headers().contentType().orElse(null);
		return decoder(type, contentType, response).decode(DefaultDataBufferFactory.sharedInstance.wrap(body), type,
				contentType, Map.of());
	}

	private static Decoder<?> decoder(ResolvableType type, @Nullable MediaType contentType, ClientResponse response) {
		for (HttpMessageReader<?> reader : response.strategies().messageReaders()) {
			if (reader instanceof DecoderHttpMessageReader<?> decoding && reader.canRead(type, contentType)) {
				return decoding.getDecoder();
			}
		}
		throw new IllegalStateException("No suitable decoder");
	}

}
