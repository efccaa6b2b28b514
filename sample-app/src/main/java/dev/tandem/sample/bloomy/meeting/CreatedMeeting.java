package dev.tandem.sample.bloomy.meeting;

/**
 * What the API tells of a meeting just created, for once not in upper case.
 *
 * @param meetingId the id
 */
public record CreatedMeeting(long meetingId) {

}
