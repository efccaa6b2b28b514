package dev.tandem.sample.bloomy.meeting;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Meetings, by the blocking twin.
 */
@RestController
@RequestMapping("/blocking/meetings")
class BlockingMeetingController {

	private final BlockingMeetingApi meetings;

	BlockingMeetingController(BlockingMeetingApi meetings) {
		this.meetings = meetings;
	}

	@GetMapping
	List<MeetingListItem> list() {
		return this.meetings.list();
	}

	@GetMapping("/{id}")
	@Nullable MeetingDetails details(@PathVariable long id) {
		return this.meetings.details(id);
	}

}
