/**
 * Sources of remote configuration that Tandem brings.
 */
@Internal
@NullMarked
package dev.tandem.config.source;

import dev.tandem.Internal;
import org.jspecify.annotations.NullMarked;
