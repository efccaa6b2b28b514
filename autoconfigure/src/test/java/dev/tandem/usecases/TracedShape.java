package dev.tandem.usecases;

import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import dev.tandem.testing.Outcome;
import dev.tandem.testing.Twin;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.ResponseEntity;

/**
 * The ways in which a traced call hands out its response, and that it is one.
 */
enum TracedShape {

	/**
	 * {@code Mono<T>} and {@code T}.
	 */
	VALUE {
		@Override
		Outcome<?> call(TracedNoteApi reactive, BlockingTracedNoteApi blocking, Twin twin) {
			return twin.call(() -> reactive.get("1"), () -> blocking.get("1"));
		}
	},

	/**
	 * {@code Mono<ResponseEntity<T>>} and {@code ResponseEntity<T>}.
	 */
	ENTITY {
		@Override
		Outcome<?> call(TracedNoteApi reactive, BlockingTracedNoteApi blocking, Twin twin) {
			return twin.call(() -> reactive.entity("1"), () -> blocking.entity("1"));
		}
	},

	/**
	 * {@code Flux<T>} and {@code List<T>}.
	 */
	LIST {
		@Override
		Outcome<?> call(TracedNoteApi reactive, BlockingTracedNoteApi blocking, Twin twin) {
			return twin.list(reactive::list, blocking::list);
		}
	},

	/**
	 * {@code Mono<ResponseEntity<Flux<T>>>} and {@code ResponseEntity<List<T>>}.
	 */
	LIST_ENTITY {
		@Override
		Outcome<?> call(TracedNoteApi reactive, BlockingTracedNoteApi blocking, Twin twin) {
			return twin.list(() -> body(reactive.listEntity()), () -> content(blocking.listEntity()));
		}
	},

	/**
	 * {@code Flux<T>} of a stream and {@code Stream<T>}.
	 */
	STREAM {
		@Override
		Outcome<?> call(TracedNoteApi reactive, BlockingTracedNoteApi blocking, Twin twin) {
			return twin.list(reactive::lines, () -> read(blocking.lines()));
		}
	},

	/**
	 * {@code Mono<ResponseEntity<Flux<T>>>} of a stream and
	 * {@code ResponseEntity<Stream<T>>}.
	 */
	STREAM_ENTITY {
		@Override
		Outcome<?> call(TracedNoteApi reactive, BlockingTracedNoteApi blocking, Twin twin) {
			return twin.list(() -> body(reactive.linesEntity()), () -> read(content(blocking.linesEntity())));
		}
	},

	/**
	 * {@code Flux<DataBuffer>} and {@code InputStream}.
	 */
	BYTES {
		@Override
		Outcome<?> call(TracedNoteApi reactive, BlockingTracedNoteApi blocking, Twin twin) {
			return twin.run(() -> release(reactive.content()), () -> read(blocking.content()));
		}
	},

	/**
	 * {@code Mono<ResponseEntity<Flux<DataBuffer>>>} and
	 * {@code ResponseEntity<InputStream>}.
	 */
	BYTES_ENTITY {
		@Override
		Outcome<?> call(TracedNoteApi reactive, BlockingTracedNoteApi blocking, Twin twin) {
			return twin.run(() -> release(body(reactive.contentEntity())),
					() -> read(content(blocking.contentEntity())));
		}
	};

	abstract Outcome<?> call(TracedNoteApi reactive, BlockingTracedNoteApi blocking, Twin twin);

	private static <T> Flux<T> body(Mono<ResponseEntity<Flux<T>>> call) {
		return call.flatMapMany(TracedShape::content);
	}

	private static <T> T content(ResponseEntity<T> entity) {
		return Objects.requireNonNull(entity.getBody());
	}

	private static Mono<Void> release(Flux<DataBuffer> content) {
		return content.doOnNext(DataBufferUtils::release).then();
	}

	private static List<Note> read(Stream<Note> notes) {
		try (notes) {
			return notes.toList();
		}
	}

	private static void read(InputStream content) throws Exception {
		try (content) {
			content.readAllBytes();
		}
	}

}
