package dev.tandem.config;

import java.net.URI;
import java.util.Map;
import java.util.Random;

import org.jspecify.annotations.Nullable;

/**
 * A server that a source reads, as the histories of {@link ConfigWatchSocketModelTests}
 * drive it.
 */
interface RemoteServer extends AutoCloseable {

	/**
	 * Base URL.
	 */
	URI uri();

	/**
	 * Text that the request of a stream holds.
	 */
	String streamMarker();

	/**
	 * Whether a stream is open.
	 */
	boolean isStreaming();

	/**
	 * Whether each write has an event, or what is written meanwhile may be one.
	 */
	default boolean isEveryWriteTold() {
		return true;
	}

	/**
	 * Write values, {@code null} to delete, at one revision.
	 */
	void write(Map<String, @Nullable String> update);

	long revision();

	Map<String, String> values(long revision);

	/**
	 * Tell changes once more that were told before.
	 */
	void repeat(Random random);

	void send(String text);

	/**
	 * End the streams in order.
	 */
	void end();

	/**
	 * Tell nothing more on the streams that there are.
	 */
	void forget();

	/**
	 * What only this kind of server can do.
	 */
	void surprise(Random random);

	/**
	 * Whether revisions have gone back by a surprise, so that one may stand for other
	 * values.
	 */
	default boolean isGoneBack() {
		return false;
	}

	/**
	 * Undo what makes the server less helpful.
	 */
	void behave();

	/**
	 * Come back without the last revisions.
	 */
	void loseRevisions(Random random);

	@Override
	void close();

}
