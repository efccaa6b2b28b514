package dev.tandem.codec;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

import org.springframework.core.ResolvableType;
import org.springframework.core.codec.Decoder;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.codec.DecoderHttpMessageReader;
import org.springframework.http.codec.HttpMessageReader;
import org.springframework.http.codec.json.JacksonJsonDecoder;

/**
 * A decoder that reads a value from a whole body, as it would from a stream of buffers:
 * the one of Jackson, known by its class, since another may do something else with a
 * stream.
 *
 * @param decoder the decoder
 * @param limit how many bytes it takes, negative for any number
 */
record WholeDecoder(Decoder<?> decoder, int limit) {

	/**
	 * The decoder of a reader.
	 * @param reader the reader that is chosen for a type and a content type
	 * @param type the type
	 * @param mediaType the content type
	 * @return the decoder, {@code null} for one of another kind
	 */
	static @Nullable WholeDecoder of(HttpMessageReader<?> reader, ResolvableType type, MediaType mediaType) {
		HttpMessageReader<?> used = (reader instanceof TokenizedBodyReader tokenized) ? tokenized.find(type, mediaType)
				: reader;
		if (used == null || used.getClass() != DecoderHttpMessageReader.class || !ClientCodecs.JACKSON_PRESENT) {
			return null;
		}
		Decoder<?> decoder = ((DecoderHttpMessageReader<?>) used).getDecoder();
		Decoder<?> json = (decoder instanceof JsonDecoder own) ? own.decoderOf(type) : decoder;
		return (json.getClass() == JacksonJsonDecoder.class)
				? new WholeDecoder(decoder, ((JacksonJsonDecoder) json).getMaxInMemorySize()) : null;
	}

	/**
	 * Decode a body.
	 * @param body the body, which is released
	 * @param type type of the value
	 * @param mediaType content type
	 * @param context context of the subscriber
	 * @return the value
	 */
	@Nullable Object decode(DataBuffer body, ResolvableType type, MediaType mediaType, ContextView context) {
		return this.decoder.decode(body, type, mediaType, Map.of(ContextView.class.getName(), context));
	}

}
