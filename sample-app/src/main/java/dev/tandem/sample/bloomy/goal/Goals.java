package dev.tandem.sample.bloomy.goal;

import java.util.List;

import tools.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * All goals of a user, put together from two responses.
 *
 * @param active those that are pursued
 * @param archived those that were put away
 */
@JsonNaming(UpperCamelCaseStrategy.class)
public record Goals(List<Goal> active, List<Goal> archived) {

}
