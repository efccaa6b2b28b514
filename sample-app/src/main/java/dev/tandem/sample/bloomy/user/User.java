package dev.tandem.sample.bloomy.user;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A user: a direct report, an attendee, an owner.
 *
 * @param id the id
 * @param name the full name
 * @param imageUrl where the picture is; not given for owners of goals
 */
@JsonNaming(UpperCamelCaseStrategy.class)
public record User(long id, String name, @Nullable String imageUrl) {

}
