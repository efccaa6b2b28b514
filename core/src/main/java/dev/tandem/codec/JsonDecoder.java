package dev.tandem.codec;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.ResolvableType;
import org.springframework.core.codec.Decoder;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.codec.StringDecoder;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.codec.AbstractJacksonDecoder;
import org.springframework.util.CollectionUtils;
import org.springframework.util.MimeType;

/**
 * Reads JSON with the client's decoder, and takes care of what that one leaves open: all
 * ways of reading look at the character set, lines of JSON come line by line whatever
 * follows them, {@code Flux<String>} has the strings of an array, and no element is lost
 * because it is {@code null}.
 */
final class JsonDecoder implements Decoder<Object> {

	/**
	 * Named, since Jackson may not be on the class path.
	 */
	private static final String JACKSON = "org.springframework.http.codec.json.JacksonJsonDecoder";

	private static final ResolvableType STRING = ResolvableType.forClass(String.class);

	private static final List<MimeType> TYPES = List.of(MediaType.APPLICATION_JSON,
			new MediaType("application", "*+json"));

	private final Decoder<Object> json;

	private final StringDecoder text;

	/**
	 * Create a decoder.
	 * @param json the client's decoder of JSON
	 * @param text the client's decoder of text
	 */
	JsonDecoder(Decoder<Object> json, StringDecoder text) {
		this.json = json;
		this.text = text;
	}

	/**
	 * Without a media type it decodes what a decoder of any object decodes, so that the
	 * decoders of bytes and resources stay ahead.
	 */
	@Override
	public boolean canDecode(ResolvableType type, @Nullable MimeType mimeType) {
		if (mimeType == null) {
			return this.json.canDecode(type, null);
		}
		return isJson(mimeType) && (isString(type) || this.json.canDecode(type, inUtf8(mimeType)));
	}

	private static boolean isJson(MimeType type) {
		for (MimeType known : TYPES) {
			if (known.includes(type)) {
				return true;
			}
		}
		return StreamTypes.isLines(type) || StreamTypes.isSequence(type);
	}

	private static boolean isString(ResolvableType type) {
		return type.toClass() == String.class;
	}

	/**
	 * The decoder that reads a value of this type.
	 */
	Decoder<?> decoderOf(ResolvableType type) {
		return isString(type) ? this.text : this.json;
	}

	@Override
	public Flux<Object> decode(Publisher<DataBuffer> input, ResolvableType type, @Nullable MimeType mimeType,
			@Nullable Map<String, Object> hints) {
		Flux<DataBuffer> buffers = Flux.from(input).map(OnceReleasedBuffer::of);
		return FailureLast.decode(Utf8.of(buffers, mimeType), (body) -> {
			if (mimeType == null || !(StreamTypes.isLines(mimeType) || StreamTypes.isSequence(mimeType))) {
				return elements(body, type, inUtf8(mimeType), hints);
			}
			Flux<DataBuffer> lines = JsonLines.split(body);
			return isString(type) ? texts(lines, hints) : elements(lines, type, inUtf8(mimeType), hints);
		});
	}

	/**
	 * The media type that the client's decoder knows for what it is given.
	 */
	private static @Nullable MimeType inUtf8(@Nullable MimeType mimeType) {
		if (mimeType == null) {
			return null;
		}
		if (StreamTypes.isLines(mimeType) || StreamTypes.isSequence(mimeType)) {
			return MediaType.APPLICATION_NDJSON;
		}
		return (mimeType.getCharset() != null) ? new MimeType(mimeType.getType(), mimeType.getSubtype()) : mimeType;
	}

	private Flux<Object> texts(Flux<DataBuffer> lines, @Nullable Map<String, Object> hints) {
		return this.text.decode(lines, STRING, null, hints).filter((line) -> !line.isBlank()).cast(Object.class);
	}

	/**
	 * Spring's decoder leaves {@code null} out, which an {@code Optional} shows.
	 */
	private Flux<Object> elements(Flux<DataBuffer> input, ResolvableType type, @Nullable MimeType mimeType,
			@Nullable Map<String, Object> hints) {
		if (!showsNull(type)) {
			return this.json.decode(input, type, mimeType, hints);
		}
		ResolvableType optional = ResolvableType.forClassWithGenerics(Optional.class, type);
		return this.json.decode(input, optional, mimeType, hints).map(JsonDecoder::element);
	}

	private boolean showsNull(ResolvableType type) {
		return !type.isArray() && !Collection.class.isAssignableFrom(type.toClass())
				&& this.json.getClass().getName().equals(JACKSON)
				&& CollectionUtils.isEmpty(((AbstractJacksonDecoder<?>) this.json).getMappersForType(type.toClass()));
	}

	private static Object element(Object decoded) {
		return ((Optional<?>) decoded).orElseThrow(() -> new NullElementException());
	}

	@Override
	public Mono<Object> decodeToMono(Publisher<DataBuffer> input, ResolvableType type, @Nullable MimeType mimeType,
			@Nullable Map<String, Object> hints) {
		Flux<DataBuffer> bytes = Utf8.of(input, mimeType);
		return isString(type) ? this.text.decodeToMono(bytes, STRING, null, hints).cast(Object.class)
				: this.json.decodeToMono(bytes, type, inUtf8(mimeType), hints);
	}

	@Override
	public @Nullable Object decode(DataBuffer buffer, ResolvableType type, @Nullable MimeType mimeType,
			@Nullable Map<String, Object> hints) throws DecodingException {
		DataBuffer bytes = Utf8.of(buffer, mimeType);
		return isString(type) ? this.text.decode(bytes, STRING, null, hints)
				: this.json.decode(bytes, type, inUtf8(mimeType), hints);
	}

	@Override
	public List<MimeType> getDecodableMimeTypes() {
		return TYPES;
	}

	@Override
	public List<MimeType> getDecodableMimeTypes(ResolvableType targetType) {
		return this.json.getDecodableMimeTypes(targetType);
	}

}
