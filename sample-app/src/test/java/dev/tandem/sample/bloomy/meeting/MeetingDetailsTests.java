package dev.tandem.sample.bloomy.meeting;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.tandem.sample.RunningSample;
import dev.tandem.sample.Twin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The details of a meeting are one call followed by four at once: the upstream answers
 * none of the four until all of them have arrived.
 */
class MeetingDetailsTests {

	@RegisterExtension
	static final WireMockExtension upstream = WireMockExtension.newInstance()
		.options(WireMockConfiguration.options()
			.bindAddress("127.0.0.1")
			.dynamicPort()
			.containerThreads(20)
			.extensions(new AllFourHaveArrived()))
		.build();

	@BeforeEach
	void answer() {
		upstream.stubFor(WireMock.get("/api/v1/L10/100").willReturn(WireMock.okJson("""
				{"Id":100,"Basics":{"Name":"Leadership"}}""")));
		upstream.stubFor(WireMock.get(WireMock.urlPathMatching("/api/v1/L10/100/.+"))
			.willReturn(WireMock.okJson("[]").withTransformers("allFourHaveArrived")));
	}

	@ParameterizedTest
	@EnumSource
	void detailsWhenPartsWaitForEachOtherCompletes(Twin twin) {
		try (RunningSample sample = RunningSample.start(
				"--tandem.clients.bloomy.base-url=" + upstream.baseUrl() + "/api/v1",
				"--tandem.clients.bloomy.api-key=any")) {
			BlockingMeetingApi meetings = twin.of(BlockingMeetingApi.class,
					sample.context().getBean(BlockingMeetingApi.class), sample.context().getBean(MeetingApi.class));
			assertThat(meetings.details(100)).satisfies((meeting) -> assertThat(meeting.todos()).isEmpty());
		}
		assertThat(upstream.getAllServeEvents()).hasSize(5)
			.last()
			.satisfies((first) -> assertThat(first.getRequest().getUrl()).isEqualTo("/api/v1/L10/100"));
	}

	private static final class AllFourHaveArrived implements ResponseDefinitionTransformerV2 {

		private final CyclicBarrier barrier = new CyclicBarrier(4);

		@Override
		public ResponseDefinition transform(ServeEvent event) {
			try {
				this.barrier.await(10, TimeUnit.SECONDS);
				return event.getResponseDefinition();
			}
			catch (Exception ex) {
				return WireMock.serverError().build();
			}
		}

		@Override
		public boolean applyGlobally() {
			return false;
		}

		@Override
		public String getName() {
			return "allFourHaveArrived";
		}

	}

}
