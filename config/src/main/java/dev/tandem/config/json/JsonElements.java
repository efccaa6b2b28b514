package dev.tandem.config.json;

import java.util.function.Consumer;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.async.ByteArrayFeeder;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.TokenBuffer;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/**
 * Reads a JSON object that holds a long array, one element of it at a time, so that no
 * more than an element is held beside what the caller keeps.
 *
 * @param <E> type of the elements
 */
public final class JsonElements<E> {

	private final JsonMapper mapper = JsonMapper.shared();

	private final JsonParser parser = this.mapper.createNonBlockingByteArrayParser();

	private final ByteArrayFeeder feeder = (ByteArrayFeeder) this.parser.nonBlockingInputFeeder();

	private final TokenBuffer rest = buffer();

	private TokenBuffer element = buffer();

	private final String array;

	private final Class<E> type;

	private final Consumer<E> consumer;

	private String name = "";

	private int depth;

	/**
	 * Depth of the elements while they come, else -1.
	 */
	private int elementDepth = -1;

	private JsonElements(String array, Class<E> type, Consumer<E> consumer) {
		this.array = array;
		this.type = type;
		this.consumer = consumer;
	}

	/**
	 * Read an object.
	 * @param <E> type of the elements
	 * @param <R> type of the object
	 * @param body the bytes
	 * @param array name of the property that holds the array, at any depth
	 * @param type type of the elements
	 * @param consumer takes the elements
	 * @param restType type of the object
	 * @return the object, its array empty
	 */
	public static <E, R> Mono<R> read(Flux<DataBuffer> body, String array, Class<E> type, Consumer<E> consumer,
			Class<R> restType) {
		return Mono.defer(() -> {
			JsonElements<E> elements = new JsonElements<>(array, type, consumer);
			return body.doOnNext(elements::feed).then(Mono.fromCallable(() -> elements.end(restType)));
		}).onErrorMap(JacksonException.class, JsonElements::unreadable);
	}

	/**
	 * What Jackson says may quote a value.
	 */
	private static IllegalStateException unreadable(JacksonException failure) {
		return new IllegalStateException(
				"The response is not what is expected (%s)".formatted(failure.getClass().getSimpleName()));
	}

	private TokenBuffer buffer() {
		return TokenBuffer.forBuffering(this.parser, this.parser.objectReadContext());
	}

	private void feed(DataBuffer buffer) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		try {
			buffer.read(bytes);
		}
		finally {
			DataBufferUtils.release(buffer);
		}
		this.feeder.feedInput(bytes, 0, bytes.length);
		parse();
	}

	private void parse() {
		for (JsonToken token = this.parser.nextToken(); token != null
				&& token != JsonToken.NOT_AVAILABLE; token = this.parser.nextToken()) {
			if (token == JsonToken.PROPERTY_NAME) {
				this.name = this.parser.currentName();
			}
			this.depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
			if (this.elementDepth < 0) {
				this.rest.copyCurrentEvent(this.parser);
				if (token == JsonToken.START_ARRAY && this.name.equals(this.array)) {
					this.elementDepth = this.depth;
				}
			}
			else if (this.depth < this.elementDepth) {
				this.rest.copyCurrentEvent(this.parser);
				this.elementDepth = -1;
			}
			else {
				this.element.copyCurrentEvent(this.parser);
				if (this.depth == this.elementDepth && (token.isStructEnd() || token.isScalarValue())) {
					this.consumer.accept(read(this.element, this.type));
					this.element = buffer();
				}
			}
		}
	}

	private <R> R end(Class<R> restType) {
		this.feeder.endOfInput();
		parse();
		return read(this.rest, restType);
	}

	private <R> R read(TokenBuffer tokens, Class<R> type) {
		R value = this.mapper.readValue(tokens.asParser(), type);
		if (value == null) {
			throw new IllegalStateException("The response holds null where a value is expected");
		}
		return value;
	}

}
