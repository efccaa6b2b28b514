package dev.tandem.transfer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.core.ResolvableType;
import org.springframework.core.io.Resource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ReactiveHttpOutputMessage;
import org.springframework.http.codec.FormHttpMessageWriter;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.http.codec.multipart.MultipartHttpMessageWriter;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * Tells the length of a multipart body with files where all parts know theirs: texts,
 * bytes and resources. It is the length of the body as written without the contents of
 * the files, and of these.
 */
final class SizedMultipartWriter extends MultipartHttpMessageWriter {

	private static final int BOUNDARY_LENGTH = 30;

	private static final Mono<Long> UNKNOWN = Mono.empty();

	SizedMultipartWriter(Supplier<List<HttpMessageWriter<?>>> partWriters) {
		super(partWriters, new FormHttpMessageWriter());
	}

	/**
	 * Always of the same length, since the body is written twice.
	 */
	@Override
	protected byte[] generateMultipartBoundary() {
		return Arrays.copyOf(super.generateMultipartBoundary(), BOUNDARY_LENGTH);
	}

	@Override
	protected Mono<DataBuffer> generatePartHeaders(HttpHeaders headers, DataBufferFactory bufferFactory) {
		return Mono.defer(() -> super.generatePartHeaders(PartHeaders.escaped(headers), bufferFactory));
	}

	@Override
	public Mono<Void> write(Publisher<? extends MultiValueMap<String, ?>> input, ResolvableType elementType,
			@Nullable MediaType mediaType, ReactiveHttpOutputMessage message, Map<String, Object> hints) {
		return Mono.from(input)
			.<MultiValueMap<String, ?>>map((parts) -> PartHeaders.withEscapedNames(parts, mediaType))
			.flatMap((parts) -> length(parts, elementType, mediaType, hints)
				.doOnNext((length) -> message.getHeaders().setContentLength(length))
				.then(Mono.defer(() -> super.write(Mono.just(parts), elementType, mediaType, message, hints))));
	}

	private Mono<Long> length(MultiValueMap<String, ?> parts, ResolvableType elementType, @Nullable MediaType mediaType,
			Map<String, Object> hints) {
		List<@Nullable Object> bodies = new ArrayList<>();
		parts.values().forEach((values) -> values.forEach((part) -> bodies.add(body(part))));
		if (bodies.stream().noneMatch(Resource.class::isInstance) || !bodies.stream().allMatch(this::isSized)) {
			return UNKNOWN;
		}
		return Mono.fromCallable(() -> hollow(parts))
			.subscribeOn(Schedulers.boundedElastic())
			.onErrorComplete(IOException.class)
			.flatMap((hollow) -> {
				long files = files(hollow);
				MeasuringMessage measured = new MeasuringMessage();
				return (files < 0) ? UNKNOWN : super.write(Mono.just(hollow), elementType, mediaType, measured, hints)
					.then(Mono.fromSupplier(() -> measured.length() + files));
			});
	}

	private boolean isSized(@Nullable Object body) {
		return body instanceof String || body instanceof byte[]
				|| (body instanceof Resource resource && StreamedResourceWriter.knowsLength(resource));
	}

	private @Nullable Object body(@Nullable Object part) {
		return (part instanceof HttpEntity<?> entity) ? entity.getBody() : part;
	}

	private MultiValueMap<String, Object> hollow(MultiValueMap<String, ?> parts) throws IOException {
		MultiValueMap<String, Object> hollow = new LinkedMultiValueMap<>();
		for (Map.Entry<String, ? extends List<?>> entry : parts.entrySet()) {
			for (Object part : entry.getValue()) {
				HttpHeaders headers = (part instanceof HttpEntity<?> entity) ? entity.getHeaders() : new HttpHeaders();
				hollow.add(entry.getKey(), (body(part) instanceof Resource file)
						? new HttpEntity<>(new HollowResource(file), headers) : Objects.requireNonNull(part));
			}
		}
		return hollow;
	}

	/**
	 * Length of all files.
	 * @return the length, negative if one has none that is known
	 */
	private long files(MultiValueMap<String, Object> hollow) {
		long total = 0;
		for (List<Object> parts : hollow.values()) {
			for (Object part : parts) {
				if (body(part) instanceof HollowResource file) {
					if (file.contentLength() < 0) {
						return -1;
					}
					total += file.contentLength();
				}
			}
		}
		return total;
	}

}
