package dev.tandem.processor.check;

import java.util.List;

import javax.tools.Diagnostic;

import dev.tandem.processor.model.Place;

/**
 * A mistake in a definition: the message says what to write, the places where.
 *
 * @param kind whether it fails the compilation
 * @param places where it is: the first that is being compiled counts
 * @param message what is wrong and what to write
 */
record Problem(Diagnostic.Kind kind, List<Place> places, String message) {

}
