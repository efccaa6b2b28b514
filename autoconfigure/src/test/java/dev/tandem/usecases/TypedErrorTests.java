package dev.tandem.usecases;

import java.time.Duration;

import dev.tandem.ApiClient;
import dev.tandem.ApiException;
import dev.tandem.ApiResponseException;
import dev.tandem.ApiResult;
import dev.tandem.ApiTimeoutException;
import dev.tandem.ApiTransportException;
import dev.tandem.CallTimeout;
import dev.tandem.ErrorBody;
import dev.tandem.ImportApiClients;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.Outcome;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import dev.tandem.usecases.TypedNoteApi.Complaint;
import dev.tandem.usecases.TypedNoteApi.Invalid;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.service.annotation.GetExchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Failures as types and as values.
 */
class TypedErrorTests {

	private static NotesApplication calling(FaultServer server, String... settings) {
		return NotesApplication.calling(server.uri(), (context) -> context.register(Setup.class), settings);
	}

	private static Outcome<Note> get(NotesApplication notes, Twin twin) {
		return twin.call(() -> notes.bean(TypedNoteApi.class).get("1"),
				() -> notes.bean(BlockingTypedNoteApi.class).get("1"));
	}

	private static Outcome<ApiResult<Note>> find(NotesApplication notes, Twin twin) {
		return twin.call(() -> notes.bean(TypedNoteApi.class).find("1"),
				() -> notes.bean(BlockingTypedNoteApi.class).find("1"));
	}

	@TwinTest
	void errorIsReadAsTheTypeOfItsStatusOnTheMethod(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(422, "{\"field\":\"text\"}"));
				NotesApplication notes = calling(server)) {
			ApiResponseException failure = NotesApplication.failure(get(notes, twin), ApiResponseException.class);
			assertThat(failure.error(Invalid.class)).contains(new Invalid("text"));
			assertThat(failure.error(Complaint.class)).isEmpty();
			assertThat(failure.problem()).isEmpty();
		}
	}

	@TwinTest
	void errorIsReadAsTheTypeOfItsRangeOnTheDefinition(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(409, "{\"message\":\"taken\"}"));
				NotesApplication notes = calling(server)) {
			ApiResponseException failure = NotesApplication.failure(get(notes, twin), ApiResponseException.class);
			assertThat(failure.error(Complaint.class)).contains(new Complaint("taken"));
			assertThat(failure.error(Invalid.class)).isEmpty();
		}
	}

	@TwinTest
	void errorWithoutADeclaredTypeIsReadAsTheTypeAskedFor(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(500, "{\"message\":\"broken\"}"));
				NotesApplication notes = calling(server)) {
			ApiResponseException failure = NotesApplication.failure(get(notes, twin), ApiResponseException.class);
			assertThat(failure.error(Complaint.class)).contains(new Complaint("broken"));
		}
	}

	@TwinTest
	void errorThatCannotBeReadIsNoSecondFailure(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(422, "<html>oops</html>", "Content-Type: text/html"),
				Fault.answer(422, "{\"field\":")); NotesApplication notes = calling(server)) {
			ApiResponseException html = NotesApplication.failure(get(notes, twin), ApiResponseException.class);
			assertThat(html.error(Invalid.class)).isEmpty();
			assertThat(html.bodyText()).isEqualTo("<html>oops</html>");
			ApiResponseException cut = NotesApplication.failure(get(notes, twin), ApiResponseException.class);
			assertThat(cut.error(Invalid.class)).isEmpty();
			assertThat(cut.bodyText()).isEqualTo("{\"field\":");
		}
	}

	@Test
	void failureAsAValueHasTheTraceOfTheCaller() {
		try (FaultServer server = FaultServer.plain(Fault.answer(409, "{}"));
				NotesApplication notes = calling(server)) {
			ApiResult<Note> result = notes.bean(BlockingTypedNoteApi.class).find("1");
			ApiException failure = catchThrowableOfType(ApiException.class, result::orElseThrow);
			assertThat(failure.getStackTrace()[0].getClassName()).endsWith(".BlockingTypedNoteApiFacade");
			assertThat(failure.getStackTrace()[1].getClassName()).isEqualTo(TypedErrorTests.class.getName());
			assertThat(failure).hasNoCause();
		}
	}

	@TwinTest
	void problemIsReadWithItsOwnProperties(Twin twin) {
		String problem = "{\"title\":\"Gone\",\"status\":410,\"detail\":\"It was deleted\",\"by\":\"ada\"}";
		try (FaultServer server = FaultServer
			.plain(Fault.answer(410, problem, "Content-Type: application/problem+json"));
				NotesApplication notes = calling(server)) {
			ApiResponseException failure = NotesApplication.failure(get(notes, twin), ApiResponseException.class);
			assertThat(failure.problem()).hasValueSatisfying((detail) -> {
				assertThat(detail.getTitle()).isEqualTo("Gone");
				assertThat(detail.getDetail()).isEqualTo("It was deleted");
				assertThat(detail.getProperties()).containsEntry("by", "ada");
			});
		}
	}

	@TwinTest
	void resultIsASuccessWithStatusAndHeaders(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(200, Note.JSON, "X-Page: 7"));
				NotesApplication notes = calling(server)) {
			ApiResult<Note> result = find(notes, twin).get();
			assertThat(result).isInstanceOfSatisfying(ApiResult.Success.class, (success) -> {
				assertThat(success.body()).isEqualTo(Note.HELLO);
				assertThat(success.status()).isEqualTo(HttpStatus.OK);
				assertThat(success.headers().getFirst("X-Page")).isEqualTo("7");
			});
			assertThat(result.map(Note::text).orElseThrow()).isEqualTo("hello");
		}
	}

	@TwinTest
	void resultIsAFailureWithTheExceptionThatWouldBeThrown(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(409, "{\"message\":\"taken\"}"),
				Fault.closeBeforeHead()); NotesApplication notes = calling(server)) {
			ApiResult<Note> answered = find(notes, twin).get();
			assertThat(answered).isInstanceOfSatisfying(ApiResult.Failure.class, (failure) -> assertThat(
					failure.exception())
				.isInstanceOfSatisfying(ApiResponseException.class,
						(exception) -> assertThat(exception.error(Complaint.class)).contains(new Complaint("taken"))));
			assertThatThrownBy(() -> answered.map(Note::text).orElseThrow()).isInstanceOf(ApiResponseException.class);
			assertThat(find(notes, twin).get()).isInstanceOfSatisfying(ApiResult.Failure.class,
					(failure) -> assertThat(failure.exception()).isInstanceOf(ApiTransportException.class));
		}
	}

	@TwinTest
	void entityKeepsStatusAndHeadersAndThrowsLikeTheRest(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(201, Note.JSON, "X-Page: 7"), Fault.answer(404, "{}"));
				NotesApplication notes = calling(server)) {
			ResponseEntity<Note> entity = entity(notes, twin).get();
			assertThat(entity.getStatusCode()).isEqualTo(HttpStatus.CREATED);
			assertThat(entity.getHeaders().getFirst("X-Page")).isEqualTo("7");
			assertThat(entity.getBody()).isEqualTo(Note.HELLO);
			assertThat(entity(notes, twin).failure(ApiResponseException.class).status())
				.isEqualTo(HttpStatus.NOT_FOUND);
		}
	}

	private static Outcome<ResponseEntity<Note>> entity(NotesApplication notes, Twin twin) {
		return twin.call(() -> notes.bean(TypedNoteApi.class).entity("1"),
				() -> notes.bean(BlockingTypedNoteApi.class).entity("1"));
	}

	@TwinTest
	void deadlineOfTheMethodIsNearerThanTheOthers(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.silence());
				NotesApplication notes = calling(server, "timeouts.call=20s")) {
			Outcome<Note> outcome = twin.call(() -> notes.bean(TypedNoteApi.class).hasty("1"),
					() -> notes.bean(BlockingTypedNoteApi.class).hasty("1"));
			ApiTimeoutException failure = NotesApplication.failure(outcome, ApiTimeoutException.class);
			assertThat(failure.deadline()).isEqualTo(ApiTimeoutException.Deadline.CALL);
			assertThat(failure).hasMessageContaining("100 ms").hasMessageContaining("@CallTimeout");
		}
	}

	@TwinTest
	void deadlineOfTheDefinitionIsNearerThanThatOfTheClient(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.dripBody(Note.JSON, Duration.ofMillis(10)));
				NotesApplication notes = calling(server, "timeouts.call=20ms")) {
			assertThat(get(notes, twin).get()).isEqualTo(Note.HELLO);
		}
	}

	@ImportApiClients(TypedNoteApi.class)
	static class Setup {

	}

}
