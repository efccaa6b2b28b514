package dev.tandem.autoconfigure;

import java.util.Set;
import java.util.function.Function;

import org.springframework.context.ApplicationEvent;

/**
 * Makes the event of another library of the names of the properties that changed.
 */
@FunctionalInterface
interface ChangeAnnouncement extends Function<Set<String>, ApplicationEvent> {

}
