package dev.tandem.sample.bloomy.headline;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A {@link NewHeadline} as the API takes it.
 *
 * @param title the title
 * @param ownerId who brings the news
 * @param notes what there is to say about it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HeadlineBody(String title, long ownerId, @Nullable String notes) {

}
