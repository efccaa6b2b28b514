package dev.tandem.codec;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.ResolvableType;
import org.springframework.core.codec.Decoder;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ReactiveHttpInputMessage;
import org.springframework.http.codec.AbstractJacksonDecoder;
import org.springframework.http.codec.CodecConfigurer;
import org.springframework.http.codec.DecoderHttpMessageReader;
import org.springframework.http.codec.HttpMessageReader;

/**
 * Reads elements with the Jackson decoder that is configured. Spring's tokenizer releases
 * a buffer that it cannot parse, and Reactor discards, and so releases, it again: the
 * second release would be that of another reader of the same memory. Here the decoder
 * gets buffers that are released once.
 */
public final class TokenizedBodyReader implements HttpMessageReader<Object> {

	private static final String JACKSON_2 = "org.springframework.http.codec.json.AbstractJackson2Decoder";

	private final Supplier<List<HttpMessageReader<?>>> configured;

	private volatile @Nullable List<HttpMessageReader<?>> readers;

	private TokenizedBodyReader(Supplier<List<HttpMessageReader<?>>> configured) {
		this.configured = configured;
	}

	/**
	 * Read in place of the Jackson decoders of a client, the default ones as well as
	 * those of the application.
	 * @param codecs the codecs of the client, which may change until the first response
	 */
	public static void register(CodecConfigurer codecs) {
		codecs.customCodecs().register(new TokenizedBodyReader(codecs::getReaders));
	}

	private List<HttpMessageReader<?>> readers() {
		List<HttpMessageReader<?>> known = this.readers;
		if (known == null) {
			known = this.configured.get()
				.stream()
				.filter((reader) -> !(reader instanceof TokenizedBodyReader))
				.toList();
			this.readers = known;
		}
		return known;
	}

	@Override
	public List<MediaType> getReadableMediaTypes() {
		return readers().stream()
			.filter(TokenizedBodyReader::tokenizes)
			.flatMap((reader) -> reader.getReadableMediaTypes().stream())
			.distinct()
			.toList();
	}

	/**
	 * Spring asks before others for what reads no object without a content type.
	 */
	@Override
	public boolean canRead(ResolvableType elementType, @Nullable MediaType mediaType) {
		return mediaType != null && find(elementType, mediaType) != null;
	}

	/**
	 * The decoder that would be chosen, if it is one of Jackson.
	 */
	@Nullable HttpMessageReader<?> find(ResolvableType elementType, @Nullable MediaType mediaType) {
		for (HttpMessageReader<?> reader : readers()) {
			if (reader.canRead(elementType, mediaType)) {
				return tokenizes(reader) ? reader : null;
			}
		}
		return null;
	}

	private static boolean tokenizes(HttpMessageReader<?> reader) {
		return reader instanceof DecoderHttpMessageReader<?> decoding && isOfJackson(decoding.getDecoder());
	}

	/**
	 * Jackson 2 may not be there.
	 */
	private static boolean isOfJackson(Decoder<?> decoder) {
		for (Class<?> type = decoder.getClass(); type != null; type = type.getSuperclass()) {
			if (type == AbstractJacksonDecoder.class || type.getName().equals(JACKSON_2)) {
				return true;
			}
		}
		return false;
	}

	@Override
	@SuppressWarnings("unchecked")
	public Flux<Object> read(ResolvableType elementType, ReactiveHttpInputMessage message, Map<String, Object> hints) {
		return ((HttpMessageReader<Object>) reader(elementType, message)).read(elementType, new OnceReleased(message),
				hints);
	}

	/**
	 * One value is read from the whole body, which is released once.
	 */
	@Override
	@SuppressWarnings("unchecked")
	public Mono<Object> readMono(ResolvableType elementType, ReactiveHttpInputMessage message,
			Map<String, Object> hints) {
		return ((HttpMessageReader<Object>) reader(elementType, message)).readMono(elementType, message, hints);
	}

	private HttpMessageReader<?> reader(ResolvableType elementType, ReactiveHttpInputMessage message) {
		MediaType mediaType = message.getHeaders().getContentType();
		HttpMessageReader<?> reader = find(elementType,
				(mediaType != null) ? mediaType : MediaType.APPLICATION_OCTET_STREAM);
		if (reader == null) {
			throw new IllegalStateException("No Jackson decoder reads %s as %s".formatted(mediaType, elementType));
		}
		return reader;
	}

	/**
	 * A message with buffers that are released once.
	 *
	 * @param message the message as it was received
	 */
	private record OnceReleased(ReactiveHttpInputMessage message) implements ReactiveHttpInputMessage {

		@Override
		public HttpHeaders getHeaders() {
			return this.message.getHeaders();
		}

		@Override
		public Flux<DataBuffer> getBody() {
			return this.message.getBody().map(OnceReleasedBuffer::of);
		}

	}

}
