/**
 * An API of the kind that the Arya API framework is used for.
 */
@NullMarked
package dev.tandem.standin.arya;

import org.jspecify.annotations.NullMarked;
