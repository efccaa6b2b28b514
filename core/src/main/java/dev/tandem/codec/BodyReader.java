package dev.tandem.codec;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.tandem.failure.Guard;
import dev.tandem.transport.BoundedBody;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ClientHttpResponse;
import org.springframework.http.client.reactive.ClientHttpResponseDecorator;
import org.springframework.http.codec.HttpMessageReader;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.reactive.function.BodyExtractor;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.ExchangeStrategies;

/**
 * Reads values of one type from the bodies of responses, with the codecs of a client.
 * What a decoder reads from a whole body is read at once, when the body is there; the
 * decoder is looked up once per content type.
 *
 * @param <T> the type
 */
public final class BodyReader<T> {

	private final BodyExtractor<Mono<T>, ? super ClientHttpResponse> extractor;

	private final ResolvableType type;

	private final Codecs codecs;

	private volatile @Nullable Choice last;

	/**
	 * Create a reader.
	 * @param type the type
	 * @param codecs the codecs
	 */
	public BodyReader(ParameterizedTypeReference<T> type, Codecs codecs) {
		this.extractor = BodyExtractors.toMono(type);
		this.type = ResolvableType.forType(type);
		this.codecs = codecs;
	}

	/**
	 * Read the body of a response.
	 * @param response the response
	 * @param kept whether the beginning of the body is wanted even if it can be decoded
	 * @return the value, empty without a body
	 */
	public Mono<T> read(ClientHttpResponse response, boolean kept) {
		Choice choice = choice(response.getHeaders());
		WholeDecoder decoder = choice.decoder();
		if (decoder == null) {
			return this.extractor.extract(guarded(response), this.codecs);
		}
		BoundedBody bounded = (!kept && response instanceof BoundedBody known) ? known : null;
		return new WholeBody<>((bounded != null) ? bounded.unbounded() : response.getBody(), bounded, decoder,
				this.type, choice.mediaType());
	}

	/**
	 * Wrap a response for decoders that may throw on the event loop.
	 * @param response the response
	 * @return the response, whose body signals what is thrown
	 */
	public static ClientHttpResponse guarded(ClientHttpResponse response) {
		return new GuardedResponse(response);
	}

	/**
	 * An API responds with one content type, as a rule, so that only the last is kept.
	 */
	private Choice choice(HttpHeaders headers) {
		String contentType = headers.getFirst(HttpHeaders.CONTENT_TYPE);
		Choice known = this.last;
		if (known == null || !Objects.equals(known.contentType(), contentType)) {
			known = choose(contentType, headers.getContentType());
			this.last = known;
		}
		return known;
	}

	private Choice choose(@Nullable String contentType, @Nullable MediaType mediaType) {
		MediaType read = (mediaType != null) ? mediaType : MediaType.APPLICATION_OCTET_STREAM;
		for (HttpMessageReader<?> reader : this.codecs.messageReaders()) {
			if (this.type.toClass() != Void.class && reader.canRead(this.type, read)) {
				return new Choice(contentType, read, WholeDecoder.of(reader, this.type, read));
			}
		}
		return new Choice(contentType, read, null);
	}

	private record Choice(@Nullable String contentType, MediaType mediaType, @Nullable WholeDecoder decoder) {
	}

	/**
	 * The codecs of a client.
	 *
	 * @param strategies how they are configured
	 */
	public record Codecs(ExchangeStrategies strategies) implements BodyExtractor.Context {

		@Override
		public List<HttpMessageReader<?>> messageReaders() {
			return this.strategies.messageReaders();
		}

		@Override
		public Optional<ServerHttpResponse> serverResponse() {
			return Optional.empty();
		}

		@Override
		public Map<String, Object> hints() {
			return Map.of();
		}

	}

	private static final class GuardedResponse extends ClientHttpResponseDecorator {

		private GuardedResponse(ClientHttpResponse response) {
			super(response);
		}

		@Override
		public Flux<DataBuffer> getBody() {
			return Guard.received(super.getBody());
		}

	}

}
