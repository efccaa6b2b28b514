package dev.tandem.benchmarks.peer;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A client whose calls are publishers. Answers are objects, as the plain transport
 * decodes nothing.
 */
public interface ReactivePeer extends AutoCloseable {

	/**
	 * Fetch an item.
	 * @param id path variable
	 * @param view query variable
	 * @return the item
	 */
	Mono<?> get(long id, String view);

	/**
	 * Post an item.
	 * @param item the item
	 * @return the item that came back
	 */
	Mono<?> create(Item item);

	/**
	 * Fetch a hundred items.
	 * @return the items
	 */
	Flux<?> list();

	/**
	 * Fetch a mebibyte.
	 * @return the bytes
	 */
	Mono<byte[]> download();

	@Override
	void close();

}
