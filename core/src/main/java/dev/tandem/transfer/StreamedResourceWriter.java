package dev.tandem.transfer;

import java.util.Map;

import dev.tandem.failure.Guard;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.core.ResolvableType;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.ReactiveHttpOutputMessage;
import org.springframework.http.codec.ResourceHttpMessageWriter;
import org.springframework.util.ClassUtils;

/**
 * Writes a resource as it is read. Unlike Spring's own, it does not read a resource
 * through to find out its length, and leaves a content type that was given as it is.
 */
final class StreamedResourceWriter extends ResourceHttpMessageWriter {

	/**
	 * A record of TLS. Reactor Netty holds up to 128 buffers of a body at a time.
	 */
	private static final int CHUNK_SIZE = 16 * 1024;

	StreamedResourceWriter() {
		super(CHUNK_SIZE);
	}

	@Override
	public Mono<Void> write(Publisher<? extends Resource> input, ResolvableType elementType,
			@Nullable MediaType mediaType, ReactiveHttpOutputMessage message, Map<String, Object> hints) {
		return Mono.from(input)
			.flatMap((resource) -> addDefaultHeaders(message, resource, mediaType, hints)
				.then(Mono.defer(() -> message.writeWith(content(resource, message)))));
	}

	/**
	 * A file that grows while it is read is sent as long as it was.
	 */
	private static Flux<DataBuffer> content(Resource resource, ReactiveHttpOutputMessage message) {
		Flux<DataBuffer> content = Guard.flux(DataBufferUtils.read(resource, message.bufferFactory(), CHUNK_SIZE))
			.subscribeOn(Schedulers.boundedElastic());
		long length = message.getHeaders().getContentLength();
		return (resource.isFile() && length >= 0) ? DataBufferUtils.takeUntilByteCount(content, length) : content;
	}

	@Override
	public Mono<Void> addDefaultHeaders(ReactiveHttpOutputMessage message, Resource resource,
			@Nullable MediaType contentType, Map<String, Object> hints) {
		HttpHeaders headers = message.getHeaders();
		MediaType given = headers.getContentType();
		if (!knowsLength(resource)) {
			headers.setContentType((given != null) ? given
					: MediaTypeFactory.getMediaType(resource).orElse(MediaType.APPLICATION_OCTET_STREAM));
			return Mono.empty();
		}
		Mono<Void> defaults = super.addDefaultHeaders(message, resource, contentType, hints);
		return (given != null) ? defaults.doOnSuccess((done) -> headers.setContentType(given)) : defaults;
	}

	/**
	 * Whether a resource knows its length without being read.
	 */
	static boolean knowsLength(Resource resource) {
		return ClassUtils.getMethod(resource.getClass(), "contentLength").getDeclaringClass() != AbstractResource.class;
	}

}
