/**
 * Large JSON, read as it comes.
 */
@Internal
@NullMarked
package dev.tandem.config.json;

import dev.tandem.Internal;
import org.jspecify.annotations.NullMarked;
