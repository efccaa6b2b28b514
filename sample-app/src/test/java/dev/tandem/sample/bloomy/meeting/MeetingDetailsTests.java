package dev.tandem.sample.bloomy.meeting;

import dev.tandem.sample.RunningSample;
import dev.tandem.sample.Twin;
import dev.tandem.standin.Fault;
import dev.tandem.standin.Received;
import dev.tandem.standin.bloomy.BloomyServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The details of a meeting are one call followed by four at once: the upstream answers
 * none of the four until all of them have arrived.
 */
class MeetingDetailsTests {

	@ParameterizedTest
	@EnumSource
	void detailsWhenPartsWaitForEachOtherCompletes(Twin twin) {
		try (RunningSample sample = RunningSample.start()) {
			BlockingMeetingApi meetings = twin.of(BlockingMeetingApi.class,
					sample.context().getBean(BlockingMeetingApi.class), sample.context().getBean(MeetingApi.class));
			BloomyServer server = sample.context().getBean(BloomyServer.class);
			Fault together = new Fault.Together(4);
			server.http().next(Fault.none(), together, together, together, together);
			assertThat(meetings.details(100)).satisfies((meeting) -> assertThat(meeting.todos()).isNotEmpty());
			assertThat(server.http().received()).extracting(Received::path).startsWith("/api/v1/L10/100").hasSize(5);
		}
	}

}
