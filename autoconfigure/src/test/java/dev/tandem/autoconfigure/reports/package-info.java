/**
 * A definition with deadlines of its own, outside of the packages of the application.
 */
@NullMarked
package dev.tandem.autoconfigure.reports;

import org.jspecify.annotations.NullMarked;
