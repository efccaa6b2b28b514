/**
 * Definitions as an application holds them, for tests of the auto-configuration.
 */
@NullMarked
package dev.tandem.autoconfigure.definitions;

import org.jspecify.annotations.NullMarked;
