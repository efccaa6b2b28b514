package dev.tandem.usecases;

import dev.tandem.ApiException;
import dev.tandem.ApiResponseException;
import dev.tandem.ApiTimeoutException;
import dev.tandem.ApiTransportException;
import dev.tandem.testing.TestCertificates;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Over HTTP/2 a fault ends its stream: the connection and other calls go on.
 */
class Http2FaultTests {

	private static final Flux<String> PART = Flux.just("{\"id\":1,");

	@TwinTest
	void brokenBodyIsATransportFailure(Twin twin) {
		Flux<String> broken = PART.concatWith(Flux.error(new IllegalStateException("broken by the test")));
		assertFails(twin, ApiTransportException.class,
				(request, response) -> TestServer.stream(response, "application/json", broken), "timeouts.call=30s");
	}

	@TwinTest
	void stalledBodyPassesTheIdleDeadline(Twin twin) {
		ApiTimeoutException failure = assertFails(twin, ApiTimeoutException.class,
				(request, response) -> TestServer.stream(response, "application/json", PART.concatWith(Flux.never())),
				"timeouts.idle=200ms");
		assertThat(failure.deadline()).isEqualTo(ApiTimeoutException.Deadline.BODY);
	}

	@TwinTest
	void overloadedServerIsAnErrorStatus(Twin twin) {
		ApiResponseException failure = assertFails(twin, ApiResponseException.class,
				(request, response) -> TestServer.json(response.header("Retry-After", "0"), 503, "{}"),
				"timeouts.call=30s");
		assertThat(failure.status().value()).isEqualTo(503);
	}

	private static <X extends ApiException> X assertFails(Twin twin, Class<X> type, TestServer.Handler fault,
			String setting) {
		TestServer.Handler handler = (request, response) -> request.path().equals("/notes/fault")
				? fault.handle(request, response) : TestServer.json(response, Note.JSON);
		try (TestServer server = TestServer.builder().tls(TestCertificates.server()).http2().start(handler);
				Leftovers leftovers = new Leftovers()) {
			X failure;
			try (NotesApplication notes = NotesApplication.calling(server.uri(), leftovers::watch, "ssl.insecure=true",
					"http.versions=h2", "retry.max-attempts=2", "retry.backoff.initial=1ms", setting)) {
				failure = NotesApplication.failure(notes.get(twin, "fault"), type);
				assertThat(failure.attempts()).isEqualTo(2);
				assertThat(server.requests()).hasSize(2);
				leftovers.assertPoolIsWhole();
				notes.assertWorks(twin);
				assertThat(server.connections().total()).isEqualTo(1);
			}
			leftovers.assertBuffersAreReleased();
			return failure;
		}
	}

}
