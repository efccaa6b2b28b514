/**
 * Issues of a meeting.
 */
@NullMarked
package dev.tandem.sample.bloomy.issue;

import org.jspecify.annotations.NullMarked;
