/**
 * Bodies that are sent and received as they come, and the listeners of their progress.
 */
@Internal
@NullMarked
package dev.tandem.transfer;

import dev.tandem.Internal;
import org.jspecify.annotations.NullMarked;
