/**
 * Reads and writes bodies where Spring's codecs lose something.
 */
@Internal
@NullMarked
package dev.tandem.codec;

import dev.tandem.Internal;
import org.jspecify.annotations.NullMarked;
