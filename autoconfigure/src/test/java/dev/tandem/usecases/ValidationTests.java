package dev.tandem.usecases;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.tandem.ApiClients;
import dev.tandem.ApiDecodingException;
import dev.tandem.ApiResult;
import dev.tandem.CallOptions;
import dev.tandem.ImportApiClients;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.Outcome;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import dev.tandem.usecases.ValidatedNoteApi.Draft;
import jakarta.validation.ConstraintViolationException;
import org.junit.jupiter.api.AfterEach;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Arguments and responses that break their constraints.
 */
class ValidationTests {

	private static final String GOOD = "{\"text\":\"text\",\"tags\":[\"tag\"],\"links\":{}}";

	private static final String BAD = "{\"text\":\" \",\"tags\":[\"tag\",\"\"],\"links\":{\"s3cret\":{\"text\":\"\"}}}";

	private final FaultServer server = FaultServer.plain(Fault.answer(GOOD));

	private final NotesApplication notes = NotesApplication.calling(this.server.uri(),
			(context) -> context.register(Setup.class), "pool.max-connections=1");

	@AfterEach
	void close() {
		this.notes.close();
		this.server.close();
	}

	private ValidatedNoteApi reactive() {
		return this.notes.bean(ValidatedNoteApi.class);
	}

	private BlockingValidatedNoteApi blocking() {
		return this.notes.bean(BlockingValidatedNoteApi.class);
	}

	@SuppressWarnings("NullAway")
	private static Draft nothing() {
		return null;
	}

	private static Set<String> paths(Outcome<?> outcome) {
		return outcome.failure(ConstraintViolationException.class)
			.getConstraintViolations()
			.stream()
			.map((violation) -> violation.getPropertyPath().toString())
			.collect(Collectors.toSet());
	}

	private ApiDecodingException invalid(Outcome<?> outcome, String body) {
		ApiDecodingException failure = NotesApplication.failure(outcome, ApiDecodingException.class);
		assertThat(failure.bodyText()).isEqualTo(body);
		assertThat(NotesApplication.trace(failure)).doesNotContain("s3cret", "must not");
		return failure;
	}

	@TwinTest
	void argumentThatBreaksItsConstraintIsNotSent(Twin twin) {
		Outcome<Draft> outcome = twin.call(() -> reactive().get("1234"), () -> blocking().get("1234"));
		assertThat(paths(outcome)).containsExactly("get.id");
		assertThat(this.server.requests()).isEmpty();
		assertThat(twin.call(() -> reactive().get("123"), () -> blocking().get("123")).get()).isEqualTo(Draft.GOOD);
	}

	@TwinTest
	void bodyThatBreaksItsConstraintsIsNotSent(Twin twin) {
		Outcome<Draft> outcome = twin.call(() -> reactive().create(Draft.BAD), () -> blocking().create(Draft.BAD));
		assertThat(paths(outcome)).containsExactlyInAnyOrder("create.draft.text",
				"create.draft.tags[1].<list element>");
		assertThat(paths(twin.call(() -> reactive().create(nothing()), () -> blocking().create(nothing()))))
			.containsExactly("create.draft");
		assertThat(this.server.requests()).isEmpty();
		assertThat(twin.call(() -> reactive().create(Draft.GOOD), () -> blocking().create(Draft.GOOD)).get())
			.isEqualTo(Draft.GOOD);
	}

	@TwinTest
	void argumentsOfComposedCallsAreChecked(Twin twin) {
		assertThat(paths(twin.call(() -> reactive().first(4, " "), () -> blocking().first(4, " "))))
			.containsExactlyInAnyOrder("first.count", "first.name");
		assertThat(paths(twin.call(() -> reactive().first(2, "ab"), () -> blocking().first(2, "ab"))))
			.containsExactly("get.id");
	}

	@TwinTest
	void argumentsOfDerivedClientsAreChecked(Twin twin) {
		ApiClients clients = this.notes.bean(ApiClients.class);
		CallOptions options = CallOptions.none().withHeader("X-Org", "o");
		assertThat(paths(twin.call(() -> clients.with(reactive(), options).get("1234"),
				() -> clients.with(blocking(), options).get("1234"))))
			.containsExactly("get.id");
	}

	@TwinTest
	void answerThatBreaksItsConstraintsIsADecodingFailure(Twin twin) {
		this.server.play(Fault.answer(BAD));
		Outcome<Draft> outcome = twin.call(() -> reactive().get("1"), () -> blocking().get("1"));
		assertThat(invalid(outcome, BAD)).hasMessageEndingWith("at links[].text, tags[1], text");
		this.server.play(Fault.answer(GOOD));
		assertThat(twin.call(() -> reactive().get("1"), () -> blocking().get("1")).get()).isEqualTo(Draft.GOOD);
	}

	@TwinTest
	void answerIsCheckedOnlyWhereTheDefinitionWantsIt(Twin twin) {
		this.server.play(Fault.answer(BAD));
		twin.call(() -> reactive().unchecked("1"), () -> blocking().unchecked("1")).get();
	}

	@TwinTest
	void elementThatBreaksItsConstraintsIsADecodingFailure(Twin twin) {
		String list = "[" + GOOD + "," + BAD + "]";
		this.server.play(Fault.answer(list));
		Outcome<List<Draft>> outcome = twin.list(() -> reactive().list(), () -> blocking().list());
		assertThat(invalid(outcome, list)).hasMessageEndingWith("at [1].links[].text, [1].tags[1], [1].text");
		assertThat(invalid(twin.call(() -> reactive().all(), () -> blocking().all()), list))
			.hasMessageEndingWith("at [1].links[].text, [1].tags[1], [1].text");
		this.server.play(Fault.answer("[" + GOOD + "," + GOOD + "]"));
		assertThat(twin.list(() -> reactive().list(), () -> blocking().list()).get()).hasSize(2);
	}

	@TwinTest
	void valueOfAMapThatBreaksItsConstraintsIsADecodingFailure(Twin twin) {
		String map = "{\"s3cret\":" + BAD + "}";
		this.server.play(Fault.answer(map));
		assertThat(invalid(twin.call(() -> reactive().byName(), () -> blocking().byName()), map))
			.hasMessageEndingWith("at [].links[].text, [].tags[1], [].text");
	}

	@TwinTest
	void entityThatBreaksItsConstraintsIsADecodingFailure(Twin twin) {
		this.server.play(Fault.answer(BAD));
		invalid(twin.call(() -> reactive().entity(), () -> blocking().entity()), BAD);
	}

	@TwinTest
	void resultThatBreaksItsConstraintsIsAFailure(Twin twin) {
		this.server.play(Fault.answer(BAD));
		ApiResult<Draft> result = twin.call(() -> reactive().result(), () -> blocking().result()).get();
		assertThat(result).isInstanceOfSatisfying(ApiResult.Failure.class,
				(failure) -> assertThat(failure.exception()).isInstanceOf(ApiDecodingException.class));
	}

	@ImportApiClients(ValidatedNoteApi.class)
	@ImportAutoConfiguration(ValidationAutoConfiguration.class)
	static class Setup {

	}

}
