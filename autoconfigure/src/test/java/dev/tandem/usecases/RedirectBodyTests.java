package dev.tandem.usecases;

import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.tandem.ApiTransportException;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.RunningCall;
import dev.tandem.testing.TestCertificates;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nobody reads the body of a redirect, so that it must hold up neither its call nor a
 * connection. The deadlines here are longer than a test may take.
 */
class RedirectBodyTests {

	private static final String[] PATIENT = { "http.redirects=same-origin", "timeouts.call=5m", "timeouts.idle=5m",
			"timeouts.response=5m", "timeouts.acquire=5m", "pool.max-connections=1" };

	@TwinTest
	void bodyThatStallsIsGivenUp(Twin twin) {
		assertGivenUp(twin, Fault.raw(head("Content-Length: 1000") + "{"));
		assertGivenUp(twin, Fault.raw(head("Content-Length: 1000")));
		assertGivenUp(twin, Fault.raw(head("Transfer-Encoding: chunked") + "1\r\n{\r\n"));
	}

	@TwinTest
	void bodyThatNeverEndsIsGivenUp(Twin twin) {
		assertGivenUp(twin, unbounded());
	}

	@TwinTest
	void bodyThatNeverEndsIsGivenUpOverTls(Twin twin) {
		try (FaultServer server = FaultServer.tls(unbounded(), Fault.answer(Note.JSON));
				NotesApplication notes = NotesApplication.calling(server.uri(),
						NotesApplication.and(PATIENT, "ssl.insecure=true"))) {
			notes.assertWorks(twin);
			server.awaitClientClosed();
		}
	}

	/**
	 * There it is a stream that ends, and not its connection.
	 */
	@TwinTest
	void bodyThatNeverEndsIsGivenUpOverHttp2(Twin twin) {
		for (boolean tls : new boolean[] { false, true }) {
			TestServer.Builder http2 = TestServer.builder().http2();
			try (TestServer server = (tls ? http2.tls(TestCertificates.server()) : http2)
				.start((request, response) -> request.path().equals("/next") ? TestServer.json(response, Note.JSON)
						: TestServer.stream(response.status(302).header("Location", "/next"), "text/plain",
								Flux.just("{").concatWith(Flux.never())));
					NotesApplication notes = NotesApplication.calling(server.uri(), NotesApplication.and(PATIENT,
							"http.versions=" + (tls ? "h2" : "h2c"), "ssl.insecure=" + tls))) {
				notes.assertWorks(twin);
				server.cancelled().awaitTotal(1);
				assertThat(server.connections().total()).isEqualTo(1);
			}
		}
	}

	@TwinTest
	void bodyThatIsLargeIsGivenUp(Twin twin) {
		assertGivenUp(twin, Fault.answer(302, "x".repeat(10_000_000), "Location: /next"));
	}

	@TwinTest
	void bodyThatBreaksIsForgotten(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.rawThenClose(head("Content-Length: 1000") + "{"),
				Fault.answer(Note.JSON)); NotesApplication notes = NotesApplication.calling(server.uri(), PATIENT)) {
			notes.assertWorks(twin);
		}
	}

	@TwinTest
	void smallBodyLeavesTheConnectionToTheNextRequest(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(302, "x".repeat(8000), "Location: /next"),
				Fault.answer(302, "", "Location: /last"), Fault.answer(Note.JSON));
				NotesApplication notes = NotesApplication.calling(server.uri(), PATIENT)) {
			notes.assertWorks(twin);
			assertThat(server.requests()).hasSize(3);
			assertThat(server.connections().total()).isEqualTo(1);
		}
	}

	@TwinTest
	void lastBodyOfALoopIsGivenUp(Twin twin) {
		for (Fault last : new Fault[] { unbounded(), Fault.raw(head("Content-Length: 1000") + "{") }) {
			Stream<Fault> script = IntStream.range(0, 10).mapToObj((hop) -> Fault.answer(302, "{}", "Location: /next"));
			try (FaultServer server = FaultServer
				.plain(Stream.concat(script, Stream.of(last, Fault.answer(Note.JSON))).toArray(Fault[]::new));
					NotesApplication notes = NotesApplication.calling(server.uri(), PATIENT)) {
				assertThat(NotesApplication.failure(notes.get(twin), ApiTransportException.class))
					.hasMessageContaining("redirects in a circle");
				assertThat(server.requests()).hasSize(11);
				server.awaitClientClosed();
				notes.assertWorks(twin);
			}
		}
	}

	@TwinTest
	void cancelledCallClosesTheConnection(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.raw(head("Content-Length: 1000") + "{"), Fault.silence());
				NotesApplication notes = NotesApplication.calling(server.uri(), PATIENT)) {
			RunningCall<Note> call = notes.start(twin);
			server.awaitRequest();
			call.cancel();
			server.awaitClientClosed();
			server.play(Fault.answer(Note.JSON));
			notes.assertWorks(twin);
		}
	}

	private static void assertGivenUp(Twin twin, Fault redirect) {
		try (FaultServer server = FaultServer.plain(redirect, Fault.answer(Note.JSON));
				NotesApplication notes = NotesApplication.calling(server.uri(), PATIENT)) {
			notes.assertWorks(twin);
			assertThat(server.requests()).hasSize(2);
			server.awaitClientClosed();
		}
	}

	private static Fault unbounded() {
		return Fault.of("unbounded redirect body", (connection) -> {
			connection.readRequest();
			connection.write(head("Transfer-Encoding: chunked"));
			while (true) {
				connection.write("4\r\n{  }\r\n");
			}
		});
	}

	private static String head(String framing) {
		return "HTTP/1.1 302 Scripted\r\nLocation: /next\r\n" + framing + "\r\n\r\n";
	}

}
