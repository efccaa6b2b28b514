package dev.tandem.usecases;

import java.util.Optional;

import ch.qos.logback.classic.Level;
import dev.tandem.ApiResponseException;
import dev.tandem.ErrorBodyReader;
import dev.tandem.ImportApiClients;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.LogCapture;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import dev.tandem.usecases.TypedNoteApi.Invalid;

import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Errors whose body tells what they are.
 */
class ErrorBodyReaderTests {

	private static final String JSON_PROBLEM = "Content-Type: application/problem+json";

	private static ApiResponseException failure(Twin twin, Fault fault) {
		try (FaultServer server = FaultServer.plain(fault);
				NotesApplication notes = NotesApplication.calling(server.uri(),
						(context) -> context.register(Setup.class))) {
			return NotesApplication.failure(twin.call(() -> notes.bean(TypedNoteApi.class).get("1"),
					() -> notes.bean(BlockingTypedNoteApi.class).get("1")), ApiResponseException.class);
		}
	}

	@TwinTest
	void codeInTheBodyDecidesBeforeTheStatus(Twin twin) {
		ApiResponseException failure = failure(twin, Fault.answer(422, "{\"code\":\"SOLD_OUT\",\"field\":\"text\"}"));
		assertThat(failure.error(SoldOut.class)).contains(new SoldOut("notes", 422));
		assertThat(failure.error(Complaint.class)).contains(new SoldOut("notes", 422));
		assertThat(failure.error(Invalid.class)).isEmpty();
		assertThat(failure.bodyAs(Invalid.class)).contains(new Invalid("text"));
	}

	@TwinTest
	void bodyThatNoReaderKnowsIsOfTheTypeOfItsStatus(Twin twin) {
		ApiResponseException failure = failure(twin, Fault.answer(422, "{\"code\":\"OTHER\",\"field\":\"text\"}"));
		assertThat(failure.error(SoldOut.class)).isEmpty();
		assertThat(failure.error(Invalid.class)).contains(new Invalid("text"));
	}

	@TwinTest
	void problemStaysAProblem(Twin twin) {
		ApiResponseException failure = failure(twin,
				Fault.answer(422, "{\"title\":\"None left\",\"code\":\"SOLD_OUT\"}", JSON_PROBLEM));
		assertThat(failure.problem()).map(ProblemDetail::getTitle).contains("None left");
		assertThat(failure.error(SoldOut.class)).isPresent();
	}

	@TwinTest
	void readerThatFailsIsNoSecondFailure(Twin twin) {
		try (LogCapture log = LogCapture.of(Level.WARN, "dev.tandem.error")) {
			ApiResponseException failure = failure(twin, Fault.answer(422, "{\"code\":\"\",\"field\":\"s3cret\"}"));
			assertThat(failure.error(Invalid.class)).contains(new Invalid("s3cret"));
			assertThat(failure.bodyText()).contains("s3cret");
			assertThat(log.text()).contains("IllegalArgumentException").doesNotContain("s3cret");
		}
	}

	@TwinTest
	void bodyThatIsEmptyOrNoJsonIsNobodys(Twin twin) {
		for (String body : new String[] { "", "<html>" }) {
			ApiResponseException failure = failure(twin, Fault.answer(422, body));
			assertThat(failure.error(SoldOut.class)).isEmpty();
			assertThat(failure.error(Invalid.class)).isEmpty();
		}
	}

	sealed interface Complaint {

	}

	record SoldOut(String client, int status) implements Complaint {

	}

	record Unexpected() implements Complaint {

	}

	record Envelope(String code, String field) {

	}

	@ImportApiClients(TypedNoteApi.class)
	static class Setup {

		@Bean
		@Order(1)
		ErrorBodyReader byCode() {
			return (client, answer) -> answer.bodyAs(Envelope.class).flatMap((envelope) -> switch (envelope.code()) {
				case "SOLD_OUT" -> Optional.of(new SoldOut(client, answer.status().value()));
				case "" -> throw new IllegalArgumentException(envelope.field());
				default -> Optional.empty();
			});
		}

		@Bean
		@Order(2)
		ErrorBodyReader last() {
			return (client, answer) -> answer.bodyText().contains("SOLD_OUT") ? Optional.of(new Unexpected())
					: Optional.empty();
		}

	}

}
