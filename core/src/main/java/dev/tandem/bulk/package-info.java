/**
 * The same call for many inputs.
 */
@NullMarked
package dev.tandem.bulk;

import org.jspecify.annotations.NullMarked;
