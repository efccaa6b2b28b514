package dev.tandem.codec;

import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.GenericTypeResolver;
import org.springframework.core.ResolvableType;
import org.springframework.core.codec.CodecException;
import org.springframework.core.codec.Encoder;
import org.springframework.core.codec.EncodingException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.codec.EncoderHttpMessageWriter;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.http.codec.JacksonCodecSupport;
import org.springframework.http.codec.json.JacksonJsonEncoder;
import org.springframework.util.CollectionUtils;
import org.springframework.util.MimeType;

/**
 * Writes a single value as JSON, as Spring's encoder does, and gives Jackson's buffers
 * back, which Spring's keeps: each body would take new ones, of 20 kB.
 */
final class JsonValueEncoder implements Encoder<Object> {

	private final JacksonJsonEncoder json;

	private final List<HttpMessageWriter<?>> writers;

	private JsonValueEncoder(JacksonJsonEncoder json, List<HttpMessageWriter<?>> writers) {
		this.json = json;
		this.writers = writers;
	}

	/**
	 * Write in place of an encoder.
	 * @param json the client's encoder of JSON
	 * @param writers the client's writers, in their order
	 * @return the encoder, {@code null} in place of one that may write something else
	 */
	static @Nullable JsonValueEncoder of(Encoder<?> json, List<HttpMessageWriter<?>> writers) {
		return (json.getClass() == JacksonJsonEncoder.class) ? new JsonValueEncoder((JacksonJsonEncoder) json, writers)
				: null;
	}

	/**
	 * What another would write is left to it. Without a media type it is JSON.
	 */
	@Override
	public boolean canEncode(ResolvableType type, @Nullable MimeType mimeType) {
		if ((mimeType != null && !isPlainJson(mimeType)) || !this.json.canEncode(type, mimeType)
				|| !CollectionUtils.isEmpty(this.json.getMappersForType(type.toClass()))) {
			return false;
		}
		MediaType mediaType = (mimeType != null) ? MediaType.asMediaType(mimeType) : null;
		for (HttpMessageWriter<?> writer : this.writers) {
			if (writer.canWrite(type, mediaType)) {
				return writer instanceof EncoderHttpMessageWriter<?> encoding && isOwn(encoding.getEncoder());
			}
		}
		return false;
	}

	@SuppressWarnings("ReferenceEquality")
	private boolean isOwn(Encoder<?> encoder) {
		return encoder == this.json;
	}

	private static boolean isPlainJson(MimeType type) {
		return (type.getCharset() == null || StandardCharsets.UTF_8.equals(type.getCharset()))
				&& (type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON) || "json".equals(type.getSubtypeSuffix()));
	}

	@Override
	public Flux<DataBuffer> encode(Publisher<? extends Object> input, DataBufferFactory buffers, ResolvableType type,
			@Nullable MimeType mimeType, @Nullable Map<String, Object> hints) {
		return (input instanceof Mono<? extends Object> one)
				? one.map((value) -> encodeValue(value, buffers, type, mimeType, hints)).flux()
				: this.json.encode(input, buffers, type, mimeType, hints);
	}

	@Override
	public DataBuffer encodeValue(Object value, DataBufferFactory buffers, ResolvableType type,
			@Nullable MimeType mimeType, @Nullable Map<String, Object> hints) {
		if (hints != null && hints.containsKey(JacksonCodecSupport.JSON_VIEW_HINT)) {
			return this.json.encodeValue(value, buffers, type, mimeType, hints);
		}
		byte[] bytes = write(value, type.getType());
		return buffers.allocateBuffer(bytes.length).write(bytes);
	}

	private byte[] write(Object value, Type type) {
		JsonMapper mapper = this.json.getMapper();
		try {
			JavaType javaType = mapper.constructType(GenericTypeResolver.resolveType(type, (Class<?>) null));
			ObjectWriter writer = mapper.writer();
			return (javaType.isContainerType() ? writer.forType(javaType) : writer).writeValueAsBytes(value);
		}
		catch (InvalidDefinitionException ex) {
			throw new CodecException("Type definition error: " + ex.getType(), ex);
		}
		catch (JacksonException ex) {
			throw new EncodingException("JSON encoding error: " + ex.getOriginalMessage(), ex);
		}
	}

	@Override
	public List<MimeType> getEncodableMimeTypes() {
		return this.json.getEncodableMimeTypes();
	}

}
