package dev.tandem.codec;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.springframework.core.ResolvableType;
import org.springframework.core.codec.Decoder;
import org.springframework.core.codec.Encoder;
import org.springframework.core.codec.StringDecoder;
import org.springframework.http.MediaType;
import org.springframework.http.codec.CodecConfigurer;
import org.springframework.http.codec.DecoderHttpMessageReader;
import org.springframework.http.codec.EncoderHttpMessageWriter;
import org.springframework.http.codec.HttpMessageReader;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.http.codec.ServerSentEventHttpMessageReader;
import org.springframework.util.ClassUtils;

/**
 * Puts Tandem's codecs around those of a client, as they are configured. Codecs that the
 * application registers go before.
 */
public final class ClientCodecs {

	private static final ResolvableType ANY = ResolvableType.forClass(Object.class);

	static final boolean JACKSON_PRESENT = ClassUtils.isPresent("tools.jackson.databind.json.JsonMapper",
			ClientCodecs.class.getClassLoader());

	private ClientCodecs() {
	}

	/**
	 * Add the codecs to those of a client, whose configuration is complete.
	 * @param codecs the codecs of the client
	 */
	public static void register(CodecConfigurer codecs) {
		List<HttpMessageReader<?>> readers = codecs.getReaders();
		List<HttpMessageWriter<?>> writers = codecs.getWriters();
		of(readers, ServerSentEventHttpMessageReader.class, Function.identity())
			.ifPresent((reader) -> codecs.customCodecs().register(new EventStreamReader(reader)));
		Optional<StringDecoder> text = decoders(readers).filter(StringDecoder.class::isInstance)
			.map(StringDecoder.class::cast)
			.reduce((first, last) -> last);
		text.ifPresent((strings) -> decoders(readers).filter(ClientCodecs::readsJson)
			.findFirst()
			.ifPresent((json) -> codecs.customCodecs().register(new JsonDecoder(json, strings))));
		writers.stream()
			.filter(EncoderHttpMessageWriter.class::isInstance)
			.<Encoder<?>>map((writer) -> ((EncoderHttpMessageWriter<?>) writer).getEncoder())
			.filter((encoder) -> encoder.canEncode(ANY, MediaType.APPLICATION_JSON))
			.findFirst()
			.ifPresent((json) -> registerEncoders(codecs, json, writers));
	}

	private static void registerEncoders(CodecConfigurer codecs, Encoder<?> json, List<HttpMessageWriter<?>> writers) {
		codecs.customCodecs().register(new StringElementsEncoder(cast(json)));
		JsonValueEncoder values = JACKSON_PRESENT ? JsonValueEncoder.of(json, writers) : null;
		if (values != null) {
			codecs.customCodecs().register(values);
		}
	}

	private static <R, T> Optional<T> of(List<HttpMessageReader<?>> readers, Class<R> type, Function<R, T> value) {
		return readers.stream().filter(type::isInstance).map(type::cast).map(value).findFirst();
	}

	private static Stream<Decoder<Object>> decoders(List<HttpMessageReader<?>> readers) {
		return readers.stream()
			.filter(DecoderHttpMessageReader.class::isInstance)
			.map((reader) -> cast(((DecoderHttpMessageReader<?>) reader).getDecoder()));
	}

	private static boolean readsJson(Decoder<?> decoder) {
		return decoder.canDecode(ANY, MediaType.APPLICATION_JSON);
	}

	@SuppressWarnings("unchecked")
	private static Decoder<Object> cast(Decoder<?> decoder) {
		return (Decoder<Object>) decoder;
	}

	@SuppressWarnings("unchecked")
	private static Encoder<Object> cast(Encoder<?> encoder) {
		return (Encoder<Object>) encoder;
	}

}
