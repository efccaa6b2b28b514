package dev.tandem.usecases;

import java.net.URI;

import dev.tandem.ApiException;
import dev.tandem.ApiResponseException;
import dev.tandem.ApiTransportException;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a caller sees of a call that failed, in detail. {@link FaultTableTests} has every
 * fault.
 */
class FailureTests {

	private final Fault good = Fault.answer(Note.JSON);

	@TwinTest
	void unknownHostNamesTheBaseUrl(Twin twin) {
		try (NotesApplication notes = NotesApplication.calling(URI.create("http://something.invalid"),
				"pool.max-connections=1")) {
			assertThat(NotesApplication.failure(notes.get(twin), ApiTransportException.class))
				.hasMessageContaining("unknown")
				.hasMessageContaining("tandem.clients.notes.base-url");
		}
	}

	@TwinTest
	void errorStatusKeepsWhatTheServerSaid(Twin twin) {
		Fault conflict = Fault.answer(409, "{\"why\":\"ünique\"}", "Retry-After: 7");
		try (FaultServer server = FaultServer.plain(conflict, this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(), "pool.max-connections=1")) {
			ApiResponseException failure = NotesApplication.failure(notes.get(twin), ApiResponseException.class);
			assertThat(failure.status().value()).isEqualTo(409);
			assertThat(failure.headers().getFirst("Retry-After")).isEqualTo("7");
			assertThat(failure.bodyText()).isEqualTo("{\"why\":\"ünique\"}");
			assertThat(failure).hasMessageContaining("409").hasMessageNotContaining("nique");
			notes.assertWorks(twin);
		}
	}

	@TwinTest
	void credentialsAreHintedAtWhenServerRefusesThem(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(401, "{}"));
				NotesApplication notes = NotesApplication.calling(server.uri())) {
			assertThat(NotesApplication.failure(notes.get(twin), ApiResponseException.class))
				.hasMessageContaining("check the credentials of tandem.clients.notes");
		}
	}

	@TwinTest
	void failureKnowsItsCallAndItsCaller(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(500, ""));
				NotesApplication notes = NotesApplication.calling(server.uri())) {
			ApiException failure = NotesApplication.failure(notes.get(twin), ApiResponseException.class);
			assertThat(failure.operation().name()).isEqualTo("NoteApi#get");
			assertThat(failure.operation().uriTemplate()).isEqualTo("/notes/{id}");
			assertThat(failure.attempts()).isEqualTo(1);
			assertThat(failure.elapsed()).isPositive();
		}
	}

}
