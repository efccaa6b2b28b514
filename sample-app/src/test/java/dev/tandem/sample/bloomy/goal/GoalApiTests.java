package dev.tandem.sample.bloomy.goal;

import java.util.Objects;

import dev.tandem.sample.SampleTest;
import dev.tandem.sample.Twin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@SampleTest
@ParameterizedClass
@EnumSource
class GoalApiTests {

	private final BlockingGoalApi goals;

	GoalApiTests(Twin twin, @Autowired BlockingGoalApi blocking, @Autowired GoalApi reactive) {
		this.goals = twin.of(BlockingGoalApi.class, blocking, reactive);
	}

	@Test
	void listWhenNoUserIsGivenHasGoalsOfCurrentUser() {
		assertThat(this.goals.list(null)).satisfies((goals) -> {
			assertThat(goals.active()).extracting(Goal::id).contains(401L).doesNotContain(402L, 403L);
			assertThat(goals.archived()).extracting(Goal::id).contains(403L).doesNotContain(401L);
		});
	}

	@Test
	void getWhenOriginsAreNullHasNone() {
		assertThat(this.goals.get(402)).satisfies((goal) -> assertThat(goal.origins()).isNull());
	}

	@Test
	void createBelongsToMeetingAndCurrentUser() {
		Goal goal = create("Double the margin");
		assertThat(goal.owner()).satisfies((owner) -> assertThat(owner.id()).isOne());
		assertThat(goal.origins()).containsExactly(new Goal.Origin(101, "Product"));
	}

	@Test
	void updateChangesTitleAndOwner() {
		Goal goal = create("Learn Portuguese");
		this.goals.update(goal.id(), new GoalUpdate("Learn Spanish", null, null));
		this.goals.update(goal.id(), new GoalUpdate(null, 2L, null));
		assertThat(this.goals.get(goal.id())).satisfies((updated) -> {
			assertThat(updated.name()).isEqualTo("Learn Spanish");
			assertThat(updated.owner()).satisfies((owner) -> assertThat(owner.id()).isEqualTo(2));
		});
	}

	@Test
	void updateChangesStatus() {
		Goal goal = create("Run a marathon");
		this.goals.update(goal.id(), new GoalUpdate(null, null, GoalStatus.COMPLETE));
		assertThat(this.goals.get(goal.id())).satisfies((updated) -> assertThat(updated.complete()).isTrue());
		this.goals.update(goal.id(), new GoalUpdate(null, null, GoalStatus.OFF));
		assertThat(this.goals.get(goal.id())).satisfies((updated) -> assertThat(updated.complete()).isFalse());
	}

	@Test
	void statusIsSentAsNumber() {
		assertThat(JsonMapper.shared().writeValueAsString(GoalStatus.values())).isEqualTo("[0,1,2]");
		assertThat(JsonMapper.shared().writeValueAsString(new GoalUpdate(null, null, GoalStatus.ON)))
			.isEqualTo("{\"completion\":1}");
	}

	@Test
	void updateWhenNothingIsGivenIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new GoalUpdate(null, null, null))
			.withMessage("Nothing to update: give title, accountableUserId or status");
	}

	@Test
	void archiveAndRestoreMoveGoal() {
		Goal goal = create("Move house");
		this.goals.archive(goal.id());
		assertThat(this.goals.archivedOfUser(1)).contains(goal);
		assertThat(this.goals.ofUser(1)).doesNotContain(goal);
		this.goals.restore(goal.id());
		assertThat(this.goals.archivedOfUser(1)).doesNotContain(goal);
		assertThat(this.goals.ofUser(1)).contains(goal);
	}

	@Test
	void deleteRemovesGoal() {
		Goal goal = create("Sleep more");
		this.goals.delete(goal.id());
		assertThat(this.goals.ofUser(1)).doesNotContain(goal);
	}

	private Goal create(String title) {
		return Objects.requireNonNull(this.goals.create(new NewGoal(101, title, null)));
	}

}
