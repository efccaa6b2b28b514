package dev.tandem.sample.bloomy.meeting;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A meeting in a list.
 *
 * @param id the id
 * @param type what kind of meeting it is
 * @param key the key
 * @param name the name
 */
@JsonNaming(UpperCamelCaseStrategy.class)
public record MeetingListItem(long id, @Nullable String type, @Nullable String key, String name) {

}
