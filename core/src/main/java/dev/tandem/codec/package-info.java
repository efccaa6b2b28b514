/**
 * Reads and writes bodies where Spring's codecs lose something.
 */
@NullMarked
package dev.tandem.codec;

import org.jspecify.annotations.NullMarked;
