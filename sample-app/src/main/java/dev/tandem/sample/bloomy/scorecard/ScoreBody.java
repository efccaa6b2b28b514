package dev.tandem.sample.bloomy.scorecard;

/**
 * A score to enter.
 *
 * @param value what the measurable came to
 */
public record ScoreBody(double value) {

}
