package dev.tandem.sample.bloomy.scorecard;

import java.time.Instant;

import dev.tandem.sample.bloomy.BloomyTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What a measurable came to in one week.
 *
 * @param id the id
 * @param measurableId what was measured
 * @param accountableUserId who is accountable
 * @param measurableName what it is called
 * @param target what it should come to
 * @param measured what it came to, if someone entered it
 * @param week the week for people to read
 * @param forWeek number of the week
 * @param dateEntered when it was entered
 */
@JsonNaming(UpperCamelCaseStrategy.class)
public record Score(long id, long measurableId, long accountableUserId, String measurableName, @Nullable Double target,
		@Nullable Double measured, @Nullable String week, long forWeek, @BloomyTime @Nullable Instant dateEntered) {

}
