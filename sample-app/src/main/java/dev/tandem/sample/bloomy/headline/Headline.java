package dev.tandem.sample.bloomy.headline;

import java.time.Instant;

import dev.tandem.sample.bloomy.BloomyTime;
import dev.tandem.sample.bloomy.user.User;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * News for a meeting.
 *
 * @param id the id
 * @param name the title
 * @param detailsUrl where the notes are
 * @param originId the meeting's id
 * @param origin the meeting's name
 * @param owner who brings the news; not given for one just created
 * @param archived whether it is put away; not given for one just created
 * @param createTime when it was written
 * @param closeTime when it was closed, if it was
 */
@JsonNaming(UpperCamelCaseStrategy.class)
public record Headline(long id, String name, @Nullable String detailsUrl, @Nullable Long originId,
		@Nullable String origin, @Nullable User owner, @Nullable Boolean archived,
		@BloomyTime @Nullable Instant createTime, @BloomyTime @Nullable Instant closeTime) {

}
