package dev.tandem.sample.bloomy.issue;

import java.time.Instant;

import dev.tandem.sample.bloomy.BloomyTime;
import dev.tandem.sample.bloomy.user.User;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Something that a meeting has to solve.
 *
 * @param id the id
 * @param name the title
 * @param detailsUrl where the notes are
 * @param createTime when it was raised
 * @param closeTime when it was closed, if it was
 * @param completeTime when it was solved, if it was
 * @param originId the meeting's id
 * @param origin the meeting's name
 * @param owner who looks after it
 */
@JsonNaming(UpperCamelCaseStrategy.class)
public record Issue(long id, String name, @Nullable String detailsUrl, @BloomyTime @Nullable Instant createTime,
		@BloomyTime @Nullable Instant closeTime, @BloomyTime @Nullable Instant completeTime, @Nullable Long originId,
		@Nullable String origin, @Nullable User owner) {

}
