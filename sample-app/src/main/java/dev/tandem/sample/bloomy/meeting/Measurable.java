package dev.tandem.sample.bloomy.meeting;

import dev.tandem.sample.bloomy.user.User;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Something that a meeting measures every week.
 *
 * @param id the id
 * @param name the name
 * @param target what it should come to
 * @param modifiers the unit
 * @param direction whether more is better
 * @param owner who is accountable
 */
@JsonNaming(UpperCamelCaseStrategy.class)
public record Measurable(long id, String name, @Nullable Double target, @Nullable String modifiers,
		@Nullable String direction, @Nullable User owner) {

}
