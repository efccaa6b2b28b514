package dev.tandem.codec;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.ResolvableType;
import org.springframework.core.codec.CharSequenceEncoder;
import org.springframework.core.codec.Encoder;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.util.MimeType;

/**
 * Writes the strings of a {@code Flux} that is sent as JSON as the elements of an array,
 * where Spring writes them one after the other. A single string is JSON already.
 */
final class StringElementsEncoder implements Encoder<String> {

	private static final List<MimeType> TYPES = List.of(MediaType.APPLICATION_JSON,
			new MediaType("application", "*+json"));

	private final CharSequenceEncoder text = CharSequenceEncoder.allMimeTypes();

	private final Encoder<Object> json;

	StringElementsEncoder(Encoder<Object> json) {
		this.json = json;
	}

	@Override
	public boolean canEncode(ResolvableType type, @Nullable MimeType mimeType) {
		return mimeType != null && type.toClass() == String.class && !StreamTypes.isStream(mimeType)
				&& TYPES.stream().anyMatch((known) -> known.includes(mimeType));
	}

	@Override
	public Flux<DataBuffer> encode(Publisher<? extends String> input, DataBufferFactory buffers, ResolvableType type,
			@Nullable MimeType mimeType, @Nullable Map<String, Object> hints) {
		return (input instanceof Mono) ? this.text.encode(input, buffers, type, mimeType, hints)
				: this.json.encode(input, buffers, type, mimeType, hints);
	}

	@Override
	public DataBuffer encodeValue(String value, DataBufferFactory buffers, ResolvableType type,
			@Nullable MimeType mimeType, @Nullable Map<String, Object> hints) {
		return this.text.encodeValue(value, buffers, type, mimeType, hints);
	}

	@Override
	public List<MimeType> getEncodableMimeTypes() {
		return TYPES;
	}

}
