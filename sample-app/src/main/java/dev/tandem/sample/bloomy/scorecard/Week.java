package dev.tandem.sample.bloomy.scorecard;

import java.time.Instant;

import dev.tandem.sample.bloomy.BloomyTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A week as scorecards count it.
 *
 * @param id the id
 * @param forWeekNumber its number, which a {@link Score} names as its week
 * @param localDate when it starts
 * @param forWeek when it ends
 */
@JsonNaming(UpperCamelCaseStrategy.class)
public record Week(long id, long forWeekNumber, LocalDate localDate, @BloomyTime @Nullable Instant forWeek) {

	/**
	 * A date in an object of its own.
	 *
	 * @param date the date
	 */
	@JsonNaming(UpperCamelCaseStrategy.class)
	public record LocalDate(@BloomyTime @Nullable Instant date) {

	}

}
