package dev.tandem.sample.bloomy;

import tools.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Whom the API key belongs to.
 *
 * @param id the user's id
 */
@JsonNaming(UpperCamelCaseStrategy.class)
public record CurrentUser(long id) {

}
