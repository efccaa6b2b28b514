/**
 * Keys: where they come from and where in a request they go.
 */
@Internal
@NullMarked
package dev.tandem.auth;

import dev.tandem.Internal;
import org.jspecify.annotations.NullMarked;
