package dev.tandem.usecases;

import java.util.List;
import java.util.Optional;

import dev.tandem.ImportApiClients;
import dev.tandem.testing.ReceivedRequest;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import org.junit.jupiter.api.AfterEach;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

import org.springframework.http.ResponseEntity;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Types that a definition chooses for what it inherits are read as if they were written
 * there.
 */
class GenericDefinitionTests {

	private static final String NOTES = "[" + Note.JSON + "]";

	private String value = NOTES;

	private final TestServer server = TestServer.start(this::respond);

	private Publisher<Void> respond(ReceivedRequest request, HttpServerResponse response) {
		return TestServer.json(response, request.method().equals("POST") ? request.body() : this.value);
	}

	@AfterEach
	void close() {
		this.server.close();
	}

	@TwinTest
	void listsInReactiveStyleAreRead(Twin twin) {
		try (NotesApplication notes = application()) {
			GenericApis.NotesApi reactive = notes.bean(GenericApis.NotesApi.class);
			GenericApis_BlockingNotesApi blocking = notes.bean(GenericApis_BlockingNotesApi.class);
			assertThat(twin.call(reactive::value, blocking::value).get()).containsExactly(Note.HELLO);
			assertThat(twin.call(reactive::entity, blocking::entity).get()).extracting(ResponseEntity::getBody)
				.isEqualTo(List.of(Note.HELLO));
			assertThat(twin.call(reactive::result, blocking::result).get().orElseThrow()).containsExactly(Note.HELLO);
			assertThat(twin.list(reactive::all, blocking::all).get()).containsExactly(List.of(Note.HELLO));
			assertThat(twin
				.call(() -> reactive.send(Mono.just(List.of(Note.HELLO))), () -> blocking.send(List.of(Note.HELLO)))
				.get()).containsExactly(Note.HELLO);
		}
	}

	@TwinTest
	void optionalsInReactiveStyleAreRead(Twin twin) {
		this.value = Note.JSON;
		try (NotesApplication notes = application()) {
			GenericApis.OptionalApi reactive = notes.bean(GenericApis.OptionalApi.class);
			GenericApis_BlockingOptionalApi blocking = notes.bean(GenericApis_BlockingOptionalApi.class);
			assertThat(twin.call(reactive::value, blocking::value).get()).contains(Note.HELLO);
			assertThat(twin.call(reactive::entity, blocking::entity).get()).extracting(ResponseEntity::getBody)
				.isEqualTo(Optional.of(Note.HELLO));
			assertThat(twin.call(reactive::result, blocking::result).get().orElseThrow()).contains(Note.HELLO);
		}
	}

	@TwinTest
	void resultsInReactiveStyleAreRead(Twin twin) {
		try (NotesApplication notes = application()) {
			GenericApis.ResultApi reactive = notes.bean(GenericApis.ResultApi.class);
			GenericApis_BlockingResultApi blocking = notes.bean(GenericApis_BlockingResultApi.class);
			assertThat(twin.call(reactive::value, blocking::value).get().orElseThrow()).containsExactly(Note.HELLO);
		}
	}

	@TwinTest
	void entitiesThatTheDefinitionDeclaresAgainAreRead(Twin twin) {
		this.value = Note.JSON;
		try (NotesApplication notes = application()) {
			GenericApis.EntityApi reactive = notes.bean(GenericApis.EntityApi.class);
			GenericApis_BlockingEntityApi blocking = notes.bean(GenericApis_BlockingEntityApi.class);
			assertThat(twin.call(reactive::value, blocking::value).get()).extracting(ResponseEntity::getBody)
				.isEqualTo(Note.HELLO);
		}
	}

	@TwinTest
	void nothingInReactiveStyleIsRead(Twin twin) {
		try (NotesApplication notes = application()) {
			GenericApis.VoidApi reactive = notes.bean(GenericApis.VoidApi.class);
			GenericApis_BlockingVoidApi blocking = notes.bean(GenericApis_BlockingVoidApi.class);
			assertThat(twin.run(reactive::value, blocking::value).succeeded().value()).isNull();
			assertThat(twin.call(reactive::entity, blocking::entity).get().getBody()).isNull();
		}
	}

	@TwinTest
	void typesInBlockingStyleAreRead(Twin twin) {
		try (NotesApplication notes = application()) {
			GenericApis.PlainNotesApi lists = notes.bean(GenericApis.PlainNotesApi.class);
			GenericApis_ReactivePlainNotesApi reactiveLists = notes.bean(GenericApis_ReactivePlainNotesApi.class);
			assertThat(twin.list(reactiveLists::value, lists::value).get()).containsExactly(Note.HELLO);
			this.value = Note.JSON;
			GenericApis.PlainEntityApi entities = notes.bean(GenericApis.PlainEntityApi.class);
			GenericApis_ReactivePlainEntityApi reactiveEntities = notes.bean(GenericApis_ReactivePlainEntityApi.class);
			assertThat(twin.call(reactiveEntities::value, entities::value).get()).extracting(ResponseEntity::getBody)
				.isEqualTo(Note.HELLO);
			assertThat(twin.call(() -> reactiveEntities.send(Note.HELLO), () -> entities.send(Note.HELLO)).get())
				.extracting(ResponseEntity::getBody)
				.isEqualTo(Note.HELLO);
			GenericApis.PlainOptionalApi optionals = notes.bean(GenericApis.PlainOptionalApi.class);
			GenericApis_ReactivePlainOptionalApi reactiveOptionals = notes
				.bean(GenericApis_ReactivePlainOptionalApi.class);
			assertThat(twin.call(() -> reactiveOptionals.value().map(Optional::of), optionals::value).get())
				.contains(Note.HELLO);
			GenericApis.PlainVoidApi nothing = notes.bean(GenericApis.PlainVoidApi.class);
			GenericApis_ReactivePlainVoidApi reactiveNothing = notes.bean(GenericApis_ReactivePlainVoidApi.class);
			assertThat(twin.call(reactiveNothing::value, nothing::value).succeeded().value()).isNull();
		}
	}

	private NotesApplication application() {
		return NotesApplication.calling(this.server.uri(), (context) -> context.register(Setup.class));
	}

	@ImportApiClients({ GenericApis.NotesApi.class, GenericApis.OptionalApi.class, GenericApis.VoidApi.class,
			GenericApis.EntityApi.class, GenericApis.ResultApi.class, GenericApis.PlainNotesApi.class,
			GenericApis.PlainEntityApi.class, GenericApis.PlainOptionalApi.class, GenericApis.PlainVoidApi.class })
	static class Setup {

	}

}
