package dev.tandem.sample.bloomy.meeting;

import java.util.List;
import java.util.Objects;

import dev.tandem.ApiResponseException;
import dev.tandem.sample.SampleTest;
import dev.tandem.sample.Twin;
import dev.tandem.sample.bloomy.issue.Issue;
import dev.tandem.sample.bloomy.todo.Todo;
import dev.tandem.sample.bloomy.user.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@SampleTest
@ParameterizedClass
@EnumSource
class MeetingApiTests {

	private final BlockingMeetingApi meetings;

	MeetingApiTests(Twin twin, @Autowired BlockingMeetingApi blocking, @Autowired MeetingApi reactive) {
		this.meetings = twin.of(BlockingMeetingApi.class, blocking, reactive);
	}

	@Test
	void listHasMeetingsOfCurrentUser() {
		assertThat(this.meetings.list()).extracting(MeetingListItem::key).contains("L10-100", "L10-101");
		assertThat(this.meetings.ofUser(3)).extracting(MeetingListItem::name).contains("Leadership", "Sales");
	}

	@Test
	void detailsHasAllThatIsOpen() {
		assertThat(this.meetings.details(100)).satisfies((meeting) -> {
			assertThat(meeting.name()).isEqualTo("Leadership");
			assertThat(meeting.startDateUtc()).isEqualTo("2026-11-02T09:00:00Z");
			assertThat(meeting.createTime()).isEqualTo("2025-01-13T08:30:00Z");
			assertThat(meeting.attendees()).extracting(User::id).containsExactly(1L, 2L, 3L);
			assertThat(meeting.issues()).extracting(Issue::id).contains(701L).doesNotContain(702L);
			assertThat(meeting.todos()).extracting(Todo::id).contains(1001L).doesNotContain(1002L);
			assertThat(meeting.measurables()).extracting(Measurable::target).containsExactly(100_000.0, null);
		});
	}

	@Test
	void detailsWhenClosedIsAskedForHasThatToo() {
		assertThat(this.meetings.details(100, true)).satisfies((meeting) -> {
			assertThat(meeting.issues()).extracting(Issue::id).contains(701L, 702L);
			assertThat(meeting.todos()).extracting(Todo::id).contains(1001L, 1002L);
		});
	}

	@Test
	void detailsWhenUnknownFailsAtTheFirstCall() {
		assertThatExceptionOfType(ApiResponseException.class).isThrownBy(() -> this.meetings.details(999))
			.satisfies((ex) -> assertThat(ex.operation().name()).isEqualTo("MeetingApi#get"));
	}

	@Test
	void createInvitesAttendees() {
		CreatedMeeting created = Objects
			.requireNonNull(this.meetings.create(new NewMeeting("Retrospective", false), List.of(2L, 3L)));
		assertThat(this.meetings.attendees(created.meetingId())).extracting(User::id).containsExactly(2L, 3L);
		this.meetings.delete(created.meetingId());
		assertThat(this.meetings.ofUser(3)).extracting(MeetingListItem::id).doesNotContain(created.meetingId());
	}

	@Test
	void createWhenSelfIsAddedIsInOwnList() {
		CreatedMeeting created = Objects.requireNonNull(this.meetings.create(new NewMeeting("Stand-up", true)));
		assertThat(this.meetings.list()).extracting(MeetingListItem::id).contains(created.meetingId());
		this.meetings.delete(created.meetingId());
	}

}
