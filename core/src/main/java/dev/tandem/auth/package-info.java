/**
 * Keys: where they come from and where in a request they go.
 */
@NullMarked
package dev.tandem.auth;

import org.jspecify.annotations.NullMarked;
