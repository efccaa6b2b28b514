package dev.tandem.sample.bloomy.issue;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A {@link NewIssue} as the API takes it: this route wants its ids in lower case.
 *
 * @param title the title
 * @param meetingid the meeting
 * @param ownerid who looks after it
 * @param notes what there is to say about it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IssueBody(String title, long meetingid, long ownerid, @Nullable String notes) {

}
