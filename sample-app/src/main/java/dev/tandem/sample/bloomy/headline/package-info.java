/**
 * Headlines of a meeting.
 */
@NullMarked
package dev.tandem.sample.bloomy.headline;

import org.jspecify.annotations.NullMarked;
