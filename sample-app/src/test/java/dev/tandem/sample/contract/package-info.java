/**
 * The contracts of the systems, which definitions and stand-ins are held to alike.
 */
@NullMarked
package dev.tandem.sample.contract;

import org.jspecify.annotations.NullMarked;
