package dev.tandem.sample.bloomy.meeting;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Meetings, by the reactive twin.
 */
@RestController
@RequestMapping("/reactive/meetings")
class ReactiveMeetingController {

	private final MeetingApi meetings;

	ReactiveMeetingController(MeetingApi meetings) {
		this.meetings = meetings;
	}

	@GetMapping
	Flux<MeetingListItem> list() {
		return this.meetings.list();
	}

	@GetMapping("/{id}")
	Mono<MeetingDetails> details(@PathVariable long id) {
		return this.meetings.details(id);
	}

}
