package dev.tandem.benchmarks.peer;

/**
 * A client whose calls wait for the answer. Answers are objects, as the plain transport
 * decodes nothing.
 */
public interface BlockingPeer extends AutoCloseable {

	/**
	 * Fetch an item.
	 * @param id path variable
	 * @param view query variable
	 * @return the item
	 */
	Object get(long id, String view);

	/**
	 * Post an item.
	 * @param item the item
	 * @return the item that came back
	 */
	Object create(Item item);

	/**
	 * Fetch a hundred items.
	 * @return the items
	 */
	Object list();

	/**
	 * Fetch a mebibyte.
	 * @return the bytes
	 */
	byte[] download();

	@Override
	void close();

}
