package dev.tandem.sample.bloomy.todo;

import java.time.Instant;

import dev.tandem.sample.bloomy.BloomyTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Something that a user has to do.
 *
 * @param id the id
 * @param name the title
 * @param detailsUrl where the notes are
 * @param dueDate when it is due
 * @param createTime when it was created
 * @param completeTime when it was done, if it was
 * @param closeTime when it was archived, if it was
 * @param originId the meeting's id, unless it is personal
 * @param origin the meeting's name, unless it is personal
 * @param complete whether it is done; not given for one just created
 */
@JsonNaming(UpperCamelCaseStrategy.class)
public record Todo(long id, String name, @Nullable String detailsUrl, @BloomyTime @Nullable Instant dueDate,
		@BloomyTime @Nullable Instant createTime, @BloomyTime @Nullable Instant completeTime,
		@BloomyTime @Nullable Instant closeTime, @Nullable Long originId, @Nullable String origin,
		@Nullable Boolean complete) {

}
