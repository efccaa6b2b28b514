package dev.tandem.usecases;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Level;
import dev.tandem.ApiClientSettingsChangedEvent;
import dev.tandem.ApiClientSettingsRejectedEvent;
import dev.tandem.ApiClients;
import dev.tandem.ApiRejectedException;
import dev.tandem.client.InvalidApiClientException;
import dev.tandem.testing.LogCapture;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * A definition waits for its client to be configured.
 */
@Timeout(60)
class LateClientTests {

	private static final URI NONE = URI.create("");

	private final List<Object> events = new CopyOnWriteArrayList<>();

	private NotesApplication waiting(String... settings) {
		return NotesApplication.calling(NONE, this::listen,
				NotesApplication.and(settings, "tandem.live.late-clients=other,notes"));
	}

	private void listen(AnnotationConfigApplicationContext context) {
		context.addApplicationListener(
				(ApplicationListener<PayloadApplicationEvent<?>>) (event) -> this.events.add(event.getPayload()));
	}

	private static TestServer server() {
		return TestServer.start((request, response) -> TestServer.json(response, Note.JSON));
	}

	@TwinTest
	void clientStartsWorkingWhenItIsConfigured(Twin twin) {
		try (TestServer server = server();
				LogCapture log = LogCapture.of(Level.WARN, "dev.tandem.autoconfigure");
				NotesApplication notes = waiting("retry.max-attempts=3", "base-urls=")) {
			ApiRejectedException rejected = NotesApplication.failure(notes.get(twin), ApiRejectedException.class);
			assertThat(rejected.reason()).isEqualTo(ApiRejectedException.Reason.NOT_CONFIGURED);
			assertThat(rejected).hasMessageContaining("tandem.clients.notes.base-url");
			assertThat(log.text()).contains("The client 'notes' has no base URL");
			assertThat(notes.change("timeouts.call=7s")).containsExactly("notes");
			NotesApplication.failure(notes.create(twin), ApiRejectedException.class);
			assertThat(notes.change("base-url=" + server.uri())).containsExactly("notes");
			notes.assertWorks(twin);
			assertThat(notes.bean(ApiClients.class).client("notes").get("/x").retrieve(Note.class).block())
				.isEqualTo(Note.HELLO);
			assertThat(this.events).hasSize(2)
				.last()
				.isInstanceOfSatisfying(ApiClientSettingsChangedEvent.class,
						(event) -> assertThat(event.changed()).isEqualTo(Set.of("base-url")));
		}
	}

	@TwinTest
	void clientThatIsInUseIsNotRemoved(Twin twin) {
		try (TestServer server = server(); NotesApplication notes = waiting()) {
			notes.change("base-url=" + server.uri());
			notes.assertWorks(twin);
			assertThat(notes.change("base-url=")).isEmpty();
			notes.assertWorks(twin);
			assertThat(this.events).last()
				.isInstanceOfSatisfying(ApiClientSettingsRejectedEvent.class,
						(event) -> assertThat(event.problems()).singleElement()
							.satisfies((problem) -> assertThat(problem.description()).contains("has no base URL")));
		}
	}

	@Test
	void anyClientMayBeLate() {
		try (NotesApplication notes = NotesApplication.calling(NONE, "tandem.live.late-clients=*")) {
			NotesApplication.failure(notes.get(Twin.REACTIVE), ApiRejectedException.class);
		}
	}

	@Test
	void otherMistakesOfALateClientFailTheStart() {
		assertThatException().isThrownBy(() -> waiting("timeouts.call=-1s").close())
			.havingRootCause()
			.isInstanceOf(InvalidApiClientException.class)
			.withMessageContaining("timeouts.call");
	}

	@Test
	void clientThatIsNotNamedFailsTheStart() {
		assertThatException().isThrownBy(() -> NotesApplication.calling(NONE, "tandem.live.late-clients=other").close())
			.havingRootCause()
			.isInstanceOf(InvalidApiClientException.class)
			.withMessageContaining("has no base URL");
	}

}
