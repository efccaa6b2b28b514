package dev.tandem.usecases;

import java.net.URI;
import java.util.List;

import dev.tandem.ApiDecodingException;
import dev.tandem.ApiException;
import dev.tandem.ApiResponseException;
import dev.tandem.ApiTransportException;
import dev.tandem.testing.DeadPort;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.TestCertificates;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a caller sees of a call that failed, and that the client works on.
 */
class FailureTests {

	private static final String PART = "{\"id\":1,";

	private final Fault good = Fault.answer(Note.JSON);

	@TwinTest
	void brokenConnectionIsATransportFailure(Twin twin) {
		List<Fault> faults = List.of(Fault.resetBeforeHead(), Fault.resetInHead(), Fault.resetInBody(PART),
				Fault.closeBeforeHead(), Fault.truncatedBody(PART), Fault.truncatedChunked(PART), Fault.garbageHead());
		for (Fault fault : faults) {
			try (FaultServer server = FaultServer.plain(fault, fault, this.good);
					NotesApplication notes = NotesApplication.calling(server.uri(), "pool.max-connections=1")) {
				ApiTransportException failure = NotesApplication.failure(notes.get(twin), ApiTransportException.class);
				assertThat(failure).as(fault.name()).hasMessageContaining("notes NoteApi#get (GET /notes/{id})");
				server.play(this.good);
				notes.assertWorks(twin);
			}
		}
	}

	@TwinTest
	void brokenHandshakeIsATransportFailure(Twin twin) {
		for (Fault fault : List.of(Fault.garbageTls(), Fault.resetBeforeTls())) {
			try (FaultServer server = FaultServer.tls(fault, fault, this.good);
					NotesApplication notes = NotesApplication.calling(server.uri(), "pool.max-connections=1",
							"ssl.insecure=true")) {
				NotesApplication.failure(notes.get(twin), ApiTransportException.class);
				server.play(this.good);
				notes.assertWorks(twin);
			}
		}
	}

	@TwinTest
	void refusedConnectionNamesTheBaseUrl(Twin twin) {
		try (DeadPort refusing = DeadPort.refusing();
				TestServer server = TestServer.start((request, response) -> TestServer.json(response, Note.JSON));
				NotesApplication notes = NotesApplication.calling(refusing.uri(), "pool.max-connections=1")) {
			assertThat(NotesApplication.failure(notes.get(twin), ApiTransportException.class))
				.hasMessageContaining("refused")
				.hasMessageContaining("tandem.clients.notes.base-url");
			NotesApplication.failure(notes.get(twin), ApiTransportException.class);
			assertThat(notes.at(twin, server.uri()).get()).isEqualTo(Note.HELLO);
		}
	}

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
	void unreadableAnswerIsADecodingFailure(Twin twin) {
		List<Fault> faults = List.of(Fault.answer(200, "<html>", "Content-Type: text/html"), Fault.answer("{\"id\":"),
				Fault.answer("{\"id\":\"one\"}"));
		for (Fault fault : faults) {
			try (FaultServer server = FaultServer.plain(fault, this.good);
					NotesApplication notes = NotesApplication.calling(server.uri(), "pool.max-connections=1")) {
				NotesApplication.failure(notes.get(twin), ApiDecodingException.class);
				notes.assertWorks(twin);
			}
		}
	}

	@TwinTest
	void wrongContentTypeIsNamed(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(200, "<html>", "Content-Type: text/html"));
				NotesApplication notes = NotesApplication.calling(server.uri())) {
			assertThat(NotesApplication.failure(notes.get(twin), ApiDecodingException.class))
				.hasMessageContaining("text/html")
				.hasMessageContaining(Note.class.getName());
		}
	}

	@TwinTest
	void oversizedBodyNamesTheLimit(Twin twin) {
		String large = "{\"id\":1,\"text\":\"" + "x".repeat(3000) + "\"}";
		try (FaultServer server = FaultServer.plain(Fault.answer(large), Fault.endlessBody("[".repeat(100)), this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(), "pool.max-connections=1",
						"http.max-body-size=2KB")) {
			for (int i = 0; i < 2; i++) {
				assertThat(NotesApplication.failure(notes.get(twin), ApiDecodingException.class))
					.hasMessageContaining("tandem.clients.notes.http.max-body-size");
			}
			notes.assertWorks(twin);
		}
	}

	@TwinTest
	void oversizedListNamesTheLimit(Twin twin) {
		Fault endless = Fault.endlessBody("[[[[[" + Note.JSON);
		String list = "[" + (Note.JSON + ",").repeat(200) + Note.JSON + "]";
		try (FaultServer server = FaultServer.plain(Fault.answer(list), endless, this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(), "pool.max-connections=1",
						"http.max-body-size=2KB")) {
			assertThat(NotesApplication.failure(twin.list(() -> notes.reactive().list(), () -> notes.blocking().list()),
					ApiDecodingException.class))
				.hasMessageContaining("tandem.clients.notes.http.max-body-size");
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
	void errorWithoutItsWholeBodyIsStillAnErrorStatus(Twin twin) {
		String head = "HTTP/1.1 503 Unavailable\r\nContent-Length: 1000\r\n\r\n";
		try (FaultServer server = FaultServer.plain(Fault.rawThenClose(head + "half"), this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(), "pool.max-connections=1")) {
			ApiResponseException failure = NotesApplication.failure(notes.get(twin), ApiResponseException.class);
			assertThat(failure.status().value()).isEqualTo(503);
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
