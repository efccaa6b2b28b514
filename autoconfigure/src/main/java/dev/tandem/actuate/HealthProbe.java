package dev.tandem.actuate;

import java.time.Duration;
import java.util.function.Supplier;

import reactor.core.publisher.Mono;

/**
 * A call that shows whether an API works.
 *
 * @param operation name of the operation, as in {@code NoteApi#ping}
 * @param call makes the call; completes when its response is read
 * @param timeout time that the API gets to answer
 * @param interval time in which a result is used again
 */
public record HealthProbe(String operation, Supplier<Mono<Void>> call, Duration timeout, Duration interval) {
}
