package dev.tandem.config;

import java.util.Map;

/**
 * Who listens to the events of a watch. Each listener has a queue of its own, so that one
 * that blocks or is slow keeps no other from the events.
 */
@FunctionalInterface
public interface ConfigListeners {

	/**
	 * Find the listeners to an event. Called on a thread of the watch, event after event.
	 * @param event the event
	 * @return the calls by listeners, which are known again by {@code equals} and named
	 * by {@code toString}
	 */
	Map<?, Runnable> calls(Object event);

}
