package dev.tandem.usecases;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.tandem.testing.Outcome;
import dev.tandem.testing.Twin;
import reactor.core.publisher.Flux;

/**
 * What the caller of a stream has received when it fails.
 *
 * @param received the elements before the failure
 * @param failure the failure
 */
record ElementsBefore<T>(List<T> received, Throwable failure) {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	static <T> ElementsBefore<T> failure(Twin twin, Supplier<Flux<T>> reactive, Supplier<Stream<T>> blocking) {
		List<T> received = new CopyOnWriteArrayList<>();
		Outcome<Void> outcome = twin.run(() -> reactive.get().doOnNext(received::add).then().timeout(LIMIT), () -> {
			try (Stream<T> elements = blocking.get()) {
				elements.forEach(received::add);
			}
		});
		return new ElementsBefore<>(List.copyOf(received), outcome.failure(Throwable.class));
	}

}
