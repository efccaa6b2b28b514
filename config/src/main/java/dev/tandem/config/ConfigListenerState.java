package dev.tandem.config;

import java.time.Duration;

/**
 * How far a listener to the remote configuration has come.
 *
 * @param name the listener
 * @param waiting events that wait for it
 * @param dropped events that it has missed because it was too slow
 * @param busy how long it has been at one event, zero while it is idle
 */
public record ConfigListenerState(String name, int waiting, long dropped, Duration busy) {

}
