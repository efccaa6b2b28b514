package dev.tandem.sample.bloomy.meeting;

import java.time.Instant;

import dev.tandem.sample.bloomy.BloomyTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A meeting by itself.
 *
 * @param id the id
 * @param basics holds the name
 * @param startDateUtc when it takes place, if that is known
 * @param createTime when it was created
 * @param organizationId the organization
 */
@JsonNaming(UpperCamelCaseStrategy.class)
public record Meeting(long id, Basics basics, @BloomyTime @Nullable Instant startDateUtc,
		@BloomyTime @Nullable Instant createTime, @Nullable Long organizationId) {

	/**
	 * Where the API keeps the name of a meeting.
	 *
	 * @param name the name
	 */
	@JsonNaming(UpperCamelCaseStrategy.class)
	public record Basics(String name) {

	}

}
