package dev.tandem.transport;

import reactor.core.publisher.Flux;

import org.springframework.core.io.buffer.DataBuffer;

/**
 * A response whose body is held in memory. Its beginning is kept while it comes, in case
 * it cannot be decoded. Who decodes the whole of it at once can keep it then.
 */
public interface BoundedBody {

	/**
	 * The body, nothing of which is kept.
	 * @return the body
	 */
	Flux<DataBuffer> unkept();

	/**
	 * Keep the beginning of a body that could not be decoded.
	 * @param body the body
	 */
	void keep(DataBuffer body);

}
