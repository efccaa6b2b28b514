/**
 * An API that is called without a definition, as by the clients of the Arya API
 * framework.
 */
@NullMarked
package dev.tandem.sample.arya;

import org.jspecify.annotations.NullMarked;
