package dev.tandem.usecases;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import dev.tandem.ApiClientCustomizer;
import dev.tandem.ApiResponseException;
import dev.tandem.ApiTimeoutException;
import dev.tandem.ApiTransportException;
import dev.tandem.testing.DeadPort;
import dev.tandem.testing.LogCapture;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import dev.tandem.resilience.Failover;
import org.junit.jupiter.api.AfterEach;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Three servers of one API.
 */
class FailoverTests {

	private final TestServer leader = TestServer.start((request, response) -> switch (request.path()) {
		case "/notes/busy" -> TestServer.json(response, 503, "{}");
		case "/notes/none" -> TestServer.json(response, 404, "{}");
		case "/notes/never" -> Mono.never();
		default -> TestServer.json(response, Note.JSON);
	});

	private final TestServer second = TestServer.start((request, response) -> TestServer.json(response, Note.JSON));

	private final TestServer third = TestServer.start((request, response) -> TestServer.json(response, Note.JSON));

	@AfterEach
	void close() {
		this.leader.close();
		this.second.close();
		this.third.close();
	}

	private NotesApplication start(String... settings) {
		return start(FailoverTests::plain, settings);
	}

	private NotesApplication start(Consumer<AnnotationConfigApplicationContext> customizer, String... settings) {
		return NotesApplication.callingAnyOf(
				Stream.of(this.leader, this.second, this.third).map(TestServer::uri).toList(), customizer, settings);
	}

	private static void plain(AnnotationConfigApplicationContext context) {
		// as it comes
	}

	/**
	 * With a filter, attempts go through {@code WebClient}.
	 */
	private static void filtered(AnnotationConfigApplicationContext context) {
		context.registerBean(ApiClientCustomizer.class,
				() -> (name, builder) -> builder.filter((request, next) -> next.exchange(request)));
	}

	@TwinTest
	void callsGoToTheNextServerOnceTheLeaderIsKilled(Twin twin) {
		assertSurvives(twin, FailoverTests::plain);
	}

	@TwinTest
	void callsThatAreFilteredGoToTheNextServerOnceTheLeaderIsKilled(Twin twin) {
		assertSurvives(twin, FailoverTests::filtered);
	}

	/**
	 * A POST, too: nothing of it has been sent. Each server gets the key.
	 */
	private void assertSurvives(Twin twin, Consumer<AnnotationConfigApplicationContext> customizer) {
		try (LogCapture log = LogCapture.of(Level.WARN, Failover.class.getName());
				NotesApplication notes = start(customizer)) {
			notes.assertWorks(twin);
			this.leader.close();
			for (int i = 0; i < 5; i++) {
				assertThat(notes.create(twin).get()).isEqualTo(Note.HELLO);
			}
			this.second.close();
			assertThat(notes.create(twin).get()).isEqualTo(Note.HELLO);
			assertThat(Stream.of(this.leader, this.second, this.third).map(TestServer::requests).map(List::size))
				.containsExactly(1, 5, 1);
			assertThat(Stream.of(this.leader, this.second, this.third).flatMap((server) -> server.requests().stream()))
				.allMatch((request) -> ("Bearer " + NotesApplication.KEY)
					.equals(request.headers().getFirst("Authorization")));
			assertThat(log.text()).contains("The client 'notes' fails over from " + this.leader.uri()
					+ ", which gets no calls for 30000 ms, to " + this.second.uri(), "to " + this.third.uri());
		}
	}

	@TwinTest
	void serverThatDoesNotRespondIsLeftAlone(Twin twin) {
		try (NotesApplication notes = start("timeouts.response=100ms")) {
			ApiTimeoutException failure = NotesApplication.failure(notes.get(twin, "never"), ApiTimeoutException.class);
			assertThat(failure.attempts()).isEqualTo(1);
			assertThat(notes.get(twin, "never").get()).isEqualTo(Note.HELLO);
		}
	}

	@TwinTest
	void serverThatCannotServeIsLeftAlone(Twin twin) {
		try (NotesApplication notes = start()) {
			NotesApplication.failure(notes.get(twin, "busy"), ApiResponseException.class);
			assertThat(notes.get(twin, "busy").get()).isEqualTo(Note.HELLO);
		}
	}

	@TwinTest
	void retryGoesToTheNextServer(Twin twin) {
		try (NotesApplication notes = start("retry.max-attempts=2", "retry.backoff.initial=1ms")) {
			assertThat(notes.get(twin, "busy").get()).isEqualTo(Note.HELLO);
			assertThat(this.second.requests()).hasSize(1);
		}
	}

	/**
	 * The first server has not processed the request, so that its retry is still there.
	 */
	@TwinTest
	void requestThatGoesToAnotherServerKeepsItsRetry(Twin twin) {
		try (DeadPort dead = DeadPort.refusing();
				NotesApplication notes = NotesApplication.callingAnyOf(
						List.of(dead.uri(), this.leader.uri(), this.second.uri()), FailoverTests::plain,
						"retry.max-attempts=2", "retry.backoff.initial=1ms")) {
			assertThat(notes.get(twin, "busy").get()).isEqualTo(Note.HELLO);
			assertThat(this.leader.requests()).hasSize(1);
			assertThat(this.second.requests()).hasSize(1);
		}
	}

	@TwinTest
	void serverThatRespondsWithAnErrorOfTheCallerStays(Twin twin) {
		try (NotesApplication notes = start()) {
			for (int i = 0; i < 2; i++) {
				NotesApplication.failure(notes.get(twin, "none"), ApiResponseException.class);
			}
			assertThat(this.leader.requests()).hasSize(2);
		}
	}

	@TwinTest
	void redirectFromOneServerToAnotherKeepsTheKey(Twin twin) {
		try (TestServer redirecting = TestServer.start(
				(request, response) -> response.status(302).header("Location", this.second.uri() + "/notes/1").send());
				NotesApplication notes = NotesApplication.callingAnyOf(List.of(redirecting.uri(), this.second.uri()),
						FailoverTests::plain, "http.redirects=always")) {
			notes.assertWorks(twin);
			assertThat(this.second.awaitRequest().headers().getFirst("Authorization")).isNotNull();
		}
	}

	/**
	 * The POST was processed, although the server that it was redirected to is gone.
	 */
	@TwinTest
	void postThatWasRedirectedIsNotSentToAnotherServer(Twin twin) {
		try (DeadPort dead = DeadPort.refusing();
				TestServer redirecting = TestServer.start(
						(request, response) -> response.status(303).header("Location", dead.uri() + "/notes/1").send());
				NotesApplication notes = NotesApplication.callingAnyOf(List.of(redirecting.uri(), this.second.uri()),
						FailoverTests::plain, "http.redirects=always")) {
			ApiTransportException failure = NotesApplication.failure(notes.create(twin), ApiTransportException.class);
			assertThat(failure.attempts()).isEqualTo(1);
			assertThat(redirecting.requests()).hasSize(1);
			assertThat(this.second.requests()).isEmpty();
		}
	}

	/**
	 * The server works, although what it redirects to does not.
	 */
	@TwinTest
	void callThatWasRedirectedIsNotSentToTheSameServerAgain(Twin twin) {
		try (DeadPort dead = DeadPort.refusing();
				TestServer redirecting = TestServer.start(
						(request, response) -> response.status(302).header("Location", dead.uri() + "/notes/1").send());
				NotesApplication notes = NotesApplication.callingAnyOf(List.of(redirecting.uri(), this.second.uri()),
						FailoverTests::plain, "http.redirects=always")) {
			assertThat(NotesApplication.failure(notes.get(twin), ApiTransportException.class).attempts()).isEqualTo(1);
			assertThat(redirecting.requests()).hasSize(1);
		}
	}

	@TwinTest
	void callFailsOnceNoServerCanBeReached(Twin twin) {
		try (DeadPort one = DeadPort.refusing();
				DeadPort other = DeadPort.refusing();
				NotesApplication notes = NotesApplication.callingAnyOf(List.of(one.uri(), other.uri()),
						FailoverTests::plain)) {
			ApiTransportException failure = NotesApplication.failure(notes.create(twin), ApiTransportException.class);
			assertThat(failure.attempts()).isEqualTo(2);
			assertThat(failure).hasMessageContaining("the connection was refused: see tandem.clients.notes.base-urls");
			assertThat(failure.getSuppressed()).hasSize(1);
		}
	}

	/**
	 * An address that is given is called as it is.
	 */
	@TwinTest
	void addressOfAServerIsCalledAsItIs(Twin twin) {
		try (DeadPort dead = DeadPort.refusing();
				NotesApplication notes = NotesApplication.callingAnyOf(List.of(dead.uri(), this.second.uri()),
						FailoverTests::plain)) {
			ApiTransportException failure = NotesApplication.failure(notes.at(twin, dead.uri().resolve("/notes/1")),
					ApiTransportException.class);
			assertThat(failure.attempts()).isEqualTo(1);
			assertThat(this.second.requests()).isEmpty();
			notes.assertWorks(twin);
		}
	}

}
