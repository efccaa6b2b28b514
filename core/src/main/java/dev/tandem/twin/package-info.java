/**
 * What the generated twins are made of. Applications call the twins, not this package.
 */
@Internal
@NullMarked
package dev.tandem.twin;

import dev.tandem.Internal;
import org.jspecify.annotations.NullMarked;
