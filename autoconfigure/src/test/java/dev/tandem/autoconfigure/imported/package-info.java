/**
 * A definition outside the application's packages, as of an SDK.
 */
@NullMarked
package dev.tandem.autoconfigure.imported;

import org.jspecify.annotations.NullMarked;
