/**
 * The call pipeline around a whole exchange, body included: a class per stage.
 */
@NullMarked
package dev.tandem.exchange;

import org.jspecify.annotations.NullMarked;
