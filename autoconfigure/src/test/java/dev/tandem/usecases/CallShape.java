package dev.tandem.usecases;

import java.io.InputStream;

import dev.tandem.testing.Outcome;
import dev.tandem.testing.Twin;

import org.springframework.core.io.buffer.DataBufferUtils;

/**
 * The ways in which a method hands out its answer.
 */
enum CallShape {

	/**
	 * {@code Mono<T>} and {@code T}.
	 */
	VALUE {
		@Override
		Outcome<?> call(NotesApplication notes, Twin twin) {
			return notes.get(twin);
		}
	},

	/**
	 * {@code Flux<T>} and {@code List<T>}.
	 */
	LIST {
		@Override
		Outcome<?> call(NotesApplication notes, Twin twin) {
			return twin.list(() -> notes.reactive().list(), () -> notes.blocking().list());
		}
	},

	/**
	 * {@code Flux<DataBuffer>} and {@code InputStream}, read to the end.
	 */
	BYTES {
		@Override
		Outcome<?> call(NotesApplication notes, Twin twin) {
			return twin.run(() -> notes.reactiveStreams().content().doOnNext(DataBufferUtils::release).then(), () -> {
				try (InputStream content = notes.blockingStreams().content()) {
					content.readAllBytes();
				}
			});
		}
	},

	/**
	 * A value of a call that writes, and so is not repeated.
	 */
	WRITE {
		@Override
		Outcome<?> call(NotesApplication notes, Twin twin) {
			return notes.create(twin);
		}
	};

	abstract Outcome<?> call(NotesApplication notes, Twin twin);

}
