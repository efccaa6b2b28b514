/**
 * Boot wiring: registration of definitions, properties and their mapping to settings.
 */
@Internal
@NullMarked
package dev.tandem.autoconfigure;

import dev.tandem.Internal;
import org.jspecify.annotations.NullMarked;
