package dev.tandem.codec;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;

/**
 * Decodes the received part of a body before it signals the failure that ended it.
 * Decoders hold buffers for a slow reader, and Reactor's operators let a failure overtake
 * what they hold.
 */
final class FailureLast {

	private FailureLast() {
	}

	static <T> Flux<T> decode(Flux<DataBuffer> body, Function<Flux<DataBuffer>, Flux<T>> decoding) {
		return Flux.defer(() -> {
			AtomicReference<@Nullable Throwable> broken = new AtomicReference<>();
			Flux<DataBuffer> received = body.onErrorResume((failure) -> {
				broken.set(failure);
				return Flux.empty();
			});
			return decoding.apply(received)
				.onErrorMap((failure) -> first(broken.get(), failure))
				.concatWith(Mono.defer(() -> end(broken.get())));
		});
	}

	/**
	 * A body that is cut short is also incomplete JSON, which is not the reason.
	 */
	private static Throwable first(@Nullable Throwable broken, Throwable failure) {
		return (broken != null) ? broken : failure;
	}

	private static <T> Mono<T> end(@Nullable Throwable broken) {
		return (broken != null) ? Mono.error(broken) : Mono.empty();
	}

}
