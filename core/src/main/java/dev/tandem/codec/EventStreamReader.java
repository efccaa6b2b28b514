package dev.tandem.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

import org.springframework.core.ResolvableType;
import org.springframework.core.codec.CodecException;
import org.springframework.core.codec.Decoder;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ReactiveHttpInputMessage;
import org.springframework.http.client.reactive.ClientHttpResponse;
import org.springframework.http.codec.HttpMessageReader;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.codec.ServerSentEventHttpMessageReader;
import org.springframework.web.reactive.function.client.WebClientResponseException;

/**
 * Reads server-sent events as the HTML standard says, in place of Spring's reader. An
 * element is the data of an event, or the event where it is a {@link ServerSentEvent}.
 */
final class EventStreamReader implements HttpMessageReader<Object> {

	private final ServerSentEventHttpMessageReader original;

	/**
	 * Create a reader.
	 * @param original Spring's reader, as it is configured
	 */
	EventStreamReader(ServerSentEventHttpMessageReader original) {
		this.original = original;
	}

	@Override
	public List<MediaType> getReadableMediaTypes() {
		return this.original.getReadableMediaTypes();
	}

	@Override
	public boolean canRead(ResolvableType type, @Nullable MediaType mediaType) {
		return mediaType == null || StreamTypes.isEvents(mediaType);
	}

	@Override
	public Flux<Object> read(ResolvableType type, ReactiveHttpInputMessage message, Map<String, Object> hints) {
		boolean whole = ServerSentEvent.class.isAssignableFrom(type.toClass());
		ResolvableType dataType = whole ? type.getGeneric() : type;
		return Flux.deferContextual((context) -> {
			EventMarks marks = context.<EventMarks>getOrEmpty(EventMarks.class).orElse(EventMarks.NONE);
			EventParser parser = new EventParser(this.original.getMaxInMemorySize());
			return FailureLast
				.decode(message.getBody(),
						(body) -> body.map((buffer) -> parse(parser, buffer)).concatMap((events) -> events, 1))
				.handle((event, elements) -> {
					if (marks.isEnd(event)) {
						elements.complete();
					}
					else if (marks.isError(event)) {
						elements.error(failure(event, message));
					}
					else {
						emit(event, dataType, whole, hints, elements);
					}
				});
		});
	}

	/**
	 * A buffer is parsed as it comes: in the queue of an operator it might be lost to a
	 * cancel. Events before one that is too large are delivered.
	 */
	private static Flux<ParsedEvent> parse(EventParser parser, DataBuffer buffer) {
		List<ParsedEvent> events = new ArrayList<>();
		try {
			parser.parse(buffer, events::add);
		}
		catch (DataBufferLimitException ex) {
			return Flux.fromIterable(events).concatWith(Flux.error(ex));
		}
		return Flux.fromIterable(events);
	}

	private void emit(ParsedEvent event, ResolvableType dataType, boolean whole, Map<String, Object> hints,
			SynchronousSink<Object> elements) {
		Object data = decode(event.data(), dataType, hints);
		if (whole) {
			elements.next(event.withData(data));
		}
		else if (data != null) {
			elements.next(data);
		}
		else if (!event.data().isBlank()) {
			elements.error(new NullElementException());
		}
	}

	/**
	 * Servers send empty data to keep a connection alive: only text has a value for it.
	 */
	private @Nullable Object decode(String data, ResolvableType type, Map<String, Object> hints) {
		if (type.toClass() == String.class) {
			return data;
		}
		Decoder<?> decoder = this.original.getDecoder();
		if (decoder == null) {
			throw new CodecException("There is no decoder for the data of events: read it as String");
		}
		return data.isBlank() ? null : decoder.decode(buffer(data), type, MediaType.TEXT_EVENT_STREAM, hints);
	}

	private static DataBuffer buffer(String data) {
		return DefaultDataBufferFactory.sharedInstance.wrap(data.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * An event that reports a failure is to the caller what a response with an error body
	 * is.
	 */
	@SuppressWarnings("NullAway")
	private WebClientResponseException failure(ParsedEvent event, ReactiveHttpInputMessage message) {
		HttpStatusCode status = (message instanceof ClientHttpResponse response) ? response.getStatusCode()
				: HttpStatusCode.valueOf(200);
		HttpHeaders headers = message.getHeaders();
		WebClientResponseException failure = WebClientResponseException.create(status, "", headers,
				event.data().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8, null);
		failure.setBodyDecodeFunction((type) -> decode(event.data(), type, Map.of()));
		return failure;
	}

	/**
	 * Text is read as it came, events and all.
	 */
	@Override
	public Mono<Object> readMono(ResolvableType type, ReactiveHttpInputMessage message, Map<String, Object> hints) {
		return this.original.readMono(type, message, hints);
	}

}
