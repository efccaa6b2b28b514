package dev.tandem.benchmarks.peer.retrofit;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

import okhttp3.MediaType;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;
import retrofit2.Retrofit;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and writes with Jackson 3, as all peers do, in the manner of Retrofit's converter
 * for Jackson 2.
 */
final class JacksonConverters extends Converter.Factory {

	private static final MediaType JSON = MediaType.get("application/json");

	private final JsonMapper json = JsonMapper.shared();

	@Override
	public @Nullable Converter<ResponseBody, ?> responseBodyConverter(Type type, Annotation[] annotations,
			Retrofit retrofit) {
		if (ResponseBody.class.equals(type)) {
			return null;
		}
		ObjectReader reader = this.json.readerFor(this.json.constructType(type));
		return (body) -> {
			try (body) {
				return reader.readValue(body.byteStream());
			}
		};
	}

	@Override
	public Converter<?, RequestBody> requestBodyConverter(Type type, Annotation[] parameterAnnotations,
			Annotation[] methodAnnotations, Retrofit retrofit) {
		ObjectWriter writer = this.json.writerFor(this.json.constructType(type));
		return (value) -> RequestBody.create(writer.writeValueAsBytes(value), JSON);
	}

}
