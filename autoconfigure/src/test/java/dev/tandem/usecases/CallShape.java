package dev.tandem.usecases;

import java.io.InputStream;

import dev.tandem.testing.Outcome;
import dev.tandem.testing.Twin;

import org.springframework.core.io.buffer.DataBufferUtils;

/**
 * The ways in which a method hands out its response.
 */
enum CallShape {

	/**
	 * {@code Mono<T>} and {@code T}.
	 */
	VALUE("NoteApi#get", "GET", "/notes/{id}") {
		@Override
		Outcome<?> call(NotesApplication notes, Twin twin) {
			return notes.get(twin);
		}
	},

	/**
	 * {@code Flux<T>} and {@code List<T>}.
	 */
	LIST("NoteApi#list", "GET", "/notes") {
		@Override
		Outcome<?> call(NotesApplication notes, Twin twin) {
			return twin.list(() -> notes.reactive().list(), () -> notes.blocking().list());
		}
	},

	/**
	 * {@code Flux<DataBuffer>} and {@code InputStream}, read to the end.
	 */
	BYTES("NoteStreamApi#content", "GET", "/notes/content") {
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
	WRITE("NoteApi#create", "POST", "/notes") {
		@Override
		Outcome<?> call(NotesApplication notes, Twin twin) {
			return notes.create(twin);
		}
	};

	private final String operation;

	private final String method;

	private final String uri;

	CallShape(String operation, String method, String uri) {
		this.operation = operation;
		this.method = method;
		this.uri = uri;
	}

	String operation() {
		return this.operation;
	}

	String method() {
		return this.method;
	}

	/**
	 * The template.
	 */
	String uri() {
		return this.uri;
	}

	abstract Outcome<?> call(NotesApplication notes, Twin twin);

}
