package dev.tandem.sample.bloomy.scorecard;

import java.util.List;

import tools.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The scores of a user or of a meeting.
 *
 * @param scores one for each measurable and week
 */
@JsonNaming(UpperCamelCaseStrategy.class)
public record Scorecard(List<Score> scores) {

}
