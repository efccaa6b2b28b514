package dev.tandem.sample.page;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The recorded requests.
 */
@RestController
class RecordedRequestController {

	private final RequestRecorder recorder;

	RecordedRequestController(RequestRecorder recorder) {
		this.recorder = recorder;
	}

	@GetMapping("/page/requests/{id}")
	ResponseEntity<RecordedRequest.View> get(@PathVariable String id) {
		return ResponseEntity.of(this.recorder.find(id));
	}

}
