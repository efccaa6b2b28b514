package dev.tandem.sample.bloomy.todo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

import dev.tandem.ApiResponseException;
import dev.tandem.sample.SampleTest;
import dev.tandem.sample.Twin;
import dev.tandem.sample.bloomy.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@SampleTest
@ParameterizedClass
@EnumSource
class TodoApiTests {

	private static final LocalDate DUE = LocalDate.of(2026, 12, 1);

	private final BlockingTodoApi todos;

	TodoApiTests(Twin twin, @Autowired BlockingTodoApi blocking, @Autowired TodoApi reactive) {
		this.todos = twin.of(BlockingTodoApi.class, blocking, reactive);
	}

	@Test
	void getWhenDateIsMereDateIsStartOfDay() {
		assertThat(this.todos.get(1001)).isEqualTo(new Todo(1001, "Sign the lease",
				"https://notes.example.com/todo/1001", Instant.parse("2026-11-20T00:00:00Z"),
				Instant.parse("2026-11-02T09:20:00Z"), null, null, 100L, "Leadership", false));
	}

	@Test
	void getWhenDatesAreEmptyHasNone() {
		assertThat(this.todos.get(1003)).satisfies((todo) -> {
			assertThat(todo.dueDate()).isNull();
			assertThat(todo.completeTime()).isNull();
		});
	}

	@Test
	void getWhenUnknownFailsWithNotFound() {
		assertThatExceptionOfType(ApiResponseException.class).isThrownBy(() -> this.todos.get(999))
			.satisfies((ex) -> assertThat(ex.status().value()).isEqualTo(404))
			.satisfies((ex) -> assertThat(ex.operation().name()).isEqualTo("TodoApi#get"));
	}

	@Test
	void listWhenScopedHasTodosOfScope() {
		assertThat(this.todos.list(Scope.mine())).extracting(Todo::id).contains(1001L, 1003L).doesNotContain(1002L);
		assertThat(this.todos.list(Scope.user(2))).extracting(Todo::id).contains(1002L).doesNotContain(1001L);
		assertThat(this.todos.list(Scope.meeting(100))).extracting(Todo::id).contains(1001L).doesNotContain(1003L);
	}

	@Test
	void scopeWhenUserAndMeetingAreGivenIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.todos.list(new Scope(1L, 100L)))
			.withMessage("Give either userId or meetingId, not both");
	}

	@Test
	void createWhenPersonalBelongsToCurrentUser() {
		Todo todo = create(new NewTodo("Buy stamps", null, null, null, null));
		assertThat(this.todos.list(Scope.mine())).contains(todo);
		assertThat(todo).extracting(Todo::name, Todo::originId).containsExactly("Buy stamps", null);
	}

	@Test
	void createWhenInMeetingBelongsToGivenUser() {
		Todo todo = create(new NewTodo("Write the agenda", 101L, 2L, DUE, "Two pages"));
		assertThat(this.todos.ofUser(2)).contains(todo);
		assertThat(this.todos.ofMeeting(101)).contains(todo);
		assertThat(todo.dueDate()).isEqualTo("2026-12-01T00:00:00Z");
	}

	@Test
	void updateChangesWhatIsGiven() {
		Todo todo = create(new NewTodo("Call Eve", null, null, DUE, "Today"));
		assertThat(this.todos.update(todo.id(), new TodoUpdate("Call Eva", null))).extracting(Todo::name, Todo::dueDate)
			.containsExactly("Call Eva", todo.dueDate());
		assertThat(this.todos.update(todo.id(), new TodoUpdate(null, DUE.plusDays(1))))
			.extracting(Todo::name, Todo::dueDate)
			.containsExactly("Call Eva", Instant.parse("2026-12-02T00:00:00Z"));
	}

	@Test
	void updateWhenNothingIsGivenIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new TodoUpdate(null, null))
			.withMessage("Nothing to update: give title or dueDate");
	}

	@Test
	void completeMarksTodo() {
		Todo todo = create(new NewTodo("Water the plants", null, null, null, null));
		assertThat(this.todos.complete(todo.id())).satisfies((done) -> {
			assertThat(done.complete()).isTrue();
			assertThat(done.completeTime()).isNotNull();
		});
	}

	private Todo create(NewTodo todo) {
		return Objects.requireNonNull(this.todos.create(todo));
	}

}
