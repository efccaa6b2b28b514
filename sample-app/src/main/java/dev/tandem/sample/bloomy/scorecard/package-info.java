/**
 * Scores of the measurables that users and meetings follow.
 */
@NullMarked
package dev.tandem.sample.bloomy.scorecard;

import org.jspecify.annotations.NullMarked;
