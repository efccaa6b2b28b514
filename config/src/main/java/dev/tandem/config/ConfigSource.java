package dev.tandem.config;

import java.util.List;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A source of remote configuration. Declare a bean, and name it in
 * {@code tandem.config.source}, to watch something that Tandem has no source for.
 * <p>
 * A source needs no memory of what it has sent: the watch drops what it has seen, and
 * after any failure, and any end, it loads a snapshot and asks for the changes after it.
 */
public interface ConfigSource {

	/**
	 * Load all values.
	 * @return the values and their revision
	 */
	Mono<ConfigSnapshot> load();

	/**
	 * Stream the changes after a revision, in the order of revisions. What was written
	 * together comes in one list where the source knows it: the changes of a list that
	 * have the same revision are shown and bound together. The stream has no end of its
	 * own; it may repeat changes.
	 * @param revision revision of the snapshot that the changes follow
	 * @return the changes; what cannot be read is an error
	 */
	Flux<List<ConfigChange>> changes(long revision);

	/**
	 * Find out whether the values are still those of a snapshot, cheaply and by a
	 * connection that would show a dead peer. Asked when the stream has been quiet. A
	 * revision alone is comparable only within one history: compare the identity as well,
	 * and respond with {@code false} in doubt.
	 * @param position position of the snapshot
	 * @return {@code false} to have a snapshot loaded and compared
	 */
	Mono<Boolean> isCurrent(ConfigPosition position);

}
