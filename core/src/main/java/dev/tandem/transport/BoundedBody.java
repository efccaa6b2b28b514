package dev.tandem.transport;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

import org.springframework.core.io.buffer.DataBuffer;

/**
 * A response whose body is held in memory. It is bounded and its beginning is kept while
 * it comes, in case it cannot be decoded. Who collects the whole of it can do both.
 */
public interface BoundedBody {

	/**
	 * The body as it comes.
	 * @return the body
	 */
	Flux<DataBuffer> unbounded();

	/**
	 * Look whether a body is too large.
	 * @param size bytes that have come
	 * @return the failure, {@code null} if it is not
	 */
	@Nullable Throwable tooLarge(long size);

	/**
	 * Keep the beginning of a body that could not be decoded.
	 * @param body the body, or the next part of it
	 */
	void keep(DataBuffer body);

}
