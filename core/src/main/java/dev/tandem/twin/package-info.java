/**
 * What the generated twins are made of. Applications call the twins, not this package.
 */
@NullMarked
package dev.tandem.twin;

import org.jspecify.annotations.NullMarked;
