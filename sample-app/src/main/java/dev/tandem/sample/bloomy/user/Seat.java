package dev.tandem.sample.bloomy.user;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A seat in the accountability chart. Only the position on it is of interest.
 *
 * @param group what the seat stands for
 */
@JsonNaming(UpperCamelCaseStrategy.class)
public record Seat(Group group) {

	/**
	 * What a seat stands for.
	 *
	 * @param position the position
	 */
	@JsonNaming(UpperCamelCaseStrategy.class)
	public record Group(Position position) {

	}

	/**
	 * A position in the organization.
	 *
	 * @param id the id
	 * @param name the title, if it has one
	 */
	@JsonNaming(UpperCamelCaseStrategy.class)
	public record Position(long id, @Nullable String name) {

	}

}
