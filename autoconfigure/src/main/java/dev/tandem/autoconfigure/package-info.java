/**
 * Boot wiring: registration of definitions, properties and their mapping to settings.
 */
@NullMarked
package dev.tandem.autoconfigure;

import org.jspecify.annotations.NullMarked;
