package dev.tandem.twin;

import dev.tandem.failure.Guard;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.core.io.Resource;
import org.springframework.core.io.buffer.DataBuffer;

/**
 * Turns the arguments of a blocking twin into those of its definition.
 */
public final class PublishedArgument {

	private PublishedArgument() {
	}

	/**
	 * Argument for a {@code Mono} parameter.
	 * @param <T> the type of the value
	 * @param value the value, or {@code null} for none
	 * @return the value as a {@code Mono}
	 */
	public static <T> Mono<T> mono(@Nullable T value) {
		return Mono.justOrEmpty(value);
	}

	/**
	 * Argument for a {@code Flux} parameter. The elements are iterated on a thread that
	 * may block, once per attempt.
	 * @param <T> the type of the elements
	 * @param elements the elements, or {@code null} for none
	 * @return the elements as a {@code Flux}
	 */
	public static <T> Flux<T> flux(@Nullable Iterable<? extends T> elements) {
		return (elements == null) ? Flux.empty()
				: Guard.flux(Flux.<T>fromIterable(elements)).subscribeOn(Schedulers.boundedElastic());
	}

	/**
	 * Argument for a {@code Flux<DataBuffer>} parameter: the resource, read as it is
	 * sent.
	 * @param resource the resource, or {@code null} for none
	 * @return its bytes
	 */
	public static Flux<DataBuffer> buffers(@Nullable Resource resource) {
		return (resource == null) ? Flux.empty() : new ResourceContent(resource);
	}

}
