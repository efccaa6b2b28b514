package dev.tandem.benchmarks.peer.feign;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;

import feign.RequestTemplate;
import feign.Response;
import feign.codec.Decoder;
import feign.codec.Encoder;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and writes with Jackson 3, as all peers do; Feign's own modules are for Jackson
 * 2.
 */
final class JacksonCodec implements Encoder, Decoder {

	private final JsonMapper json = JsonMapper.shared();

	private final Decoder bytes = new Decoder.Default();

	@Override
	public void encode(Object object, Type type, RequestTemplate template) {
		template.body(this.json.writeValueAsBytes(object), null);
	}

	@Override
	public @Nullable Object decode(Response response, Type type) throws IOException {
		if (byte[].class.equals(type)) {
			return this.bytes.decode(response, type);
		}
		try (InputStream body = response.body().asInputStream()) {
			return this.json.readValue(body, this.json.constructType(type));
		}
	}

}
