package dev.tandem.transport;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

import org.springframework.core.io.buffer.DataBuffer;

/**
 * A response whose body is held in memory. {@code getBody()} refuses a body that is too
 * large and copies its beginning, in case it cannot be decoded. A reader that collects
 * the whole body anyway uses these methods instead and saves the copy.
 */
public interface BoundedBody {

	/**
	 * The body, neither limited nor copied.
	 * @return the body
	 */
	Flux<DataBuffer> unbounded();

	/**
	 * Check the size of the body.
	 * @param size bytes received so far
	 * @return the failure, {@code null} if the body is not too large
	 */
	@Nullable Throwable tooLarge(long size);

	/**
	 * Keep the beginning of a body that could not be decoded.
	 * @param body the body, or the next part of it
	 */
	void keep(DataBuffer body);

}
