/**
 * Definitions of Geopera, all with the client {@code geopera}: each operation is a POST
 * by its name, and what is refused comes as a value.
 */
@NullMarked
package dev.tandem.sample.geopera;

import org.jspecify.annotations.NullMarked;
