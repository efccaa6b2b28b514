/**
 * What definitions add to the start of an application.
 */
@NullMarked
package dev.tandem.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
