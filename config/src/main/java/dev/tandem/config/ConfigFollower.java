package dev.tandem.config;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Follows what a watch holds beside its fields. Called where changes are taken, one batch
 * after the other.
 */
interface ConfigFollower {

	/**
	 * Follow changes that came together.
	 * @param paths paths of the fields that changed
	 * @param revision revision of the values held
	 * @return the events to publish
	 */
	List<?> changed(Set<String> paths, long revision);

	/**
	 * Names of what keeps earlier values because those there cannot be read.
	 */
	Stream<String> unreadable();

}
