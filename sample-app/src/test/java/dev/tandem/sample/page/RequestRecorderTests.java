package dev.tandem.sample.page;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the recorder keeps.
 */
class RequestRecorderTests {

	private final RequestRecorder recorder = new RequestRecorder();

	private final ObservationRegistry registry = ObservationRegistry.create();

	RequestRecorderTests() {
		this.registry.observationConfig().observationHandler(this.recorder);
	}

	@Test
	void findWhenOthersCameSinceForgetsTheOldest() {
		for (int i = 0; i <= RequestRecorder.MOST; i++) {
			request("r" + i);
		}
		assertThat(this.recorder.find("r0")).isEmpty();
		assertThat(this.recorder.find("r1")).isPresent();
		assertThat(this.recorder.find("r" + RequestRecorder.MOST))
			.hasValueSatisfying((request) -> assertThat(request.complete()).isTrue());
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", "a b", "<script>", "12345678901234567890123456789012345678901234567890123456789012345" })
	void requestWhenItsIdIsNoneIsNotRecorded(String id) {
		request(id);
		assertThat(this.recorder.find(id)).isEmpty();
	}

	private void request(String id) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.addHeader(RequestRecorder.HEADER, id);
		Observation
			.createNotStarted("http.server.requests",
					() -> new ServerRequestObservationContext(request, new MockHttpServletResponse()), this.registry)
			.observe(() -> {
			});
	}

}
