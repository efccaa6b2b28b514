package dev.tandem.sample.bloomy.scorecard;

import dev.tandem.sample.SampleTest;
import dev.tandem.sample.Twin;
import dev.tandem.sample.bloomy.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@SampleTest
@ParameterizedClass
@EnumSource
class ScorecardApiTests {

	private final BlockingScorecardApi scorecard;

	ScorecardApiTests(Twin twin, @Autowired BlockingScorecardApi blocking, @Autowired ScorecardApi reactive) {
		this.scorecard = twin.of(BlockingScorecardApi.class, blocking, reactive);
	}

	@Test
	void currentWeekHasStartAndEnd() {
		assertThat(this.scorecard.currentWeek()).satisfies((week) -> {
			assertThat(week.forWeekNumber()).isEqualTo(2955);
			assertThat(week.localDate().date()).isEqualTo("2026-11-02T00:00:00Z");
			assertThat(week.forWeek()).isEqualTo("2026-11-08T00:00:00Z");
		});
	}

	@Test
	void listWhenEmptyOnesAreNotAskedForLeavesThemOut() {
		assertThat(this.scorecard.list(Scope.meeting(102), null, false)).isEmpty();
		assertThat(this.scorecard.list(Scope.meeting(102), null, true)).singleElement()
			.satisfies((score) -> assertThat(score.measured()).isNull());
	}

	@Test
	void listWhenWeekIsGivenHasScoresOfWeek() {
		assertThat(this.scorecard.list(Scope.mine(), -1, true)).extracting(Score::id).containsExactly(201L);
		assertThat(this.scorecard.list(Scope.user(1), 0, true)).extracting(Score::id).containsExactly(202L, 203L);
		assertThat(this.scorecard.list(Scope.mine(), 1, true)).isEmpty();
	}

	@Test
	void getWhenTargetIsEmptyHasNone() {
		assertThat(this.scorecard.get(302, 0)).satisfies((score) -> assertThat(score.target()).isNull());
	}

	@Test
	void getWhenUnknownIsNull() {
		assertThat(this.scorecard.get(999, 0)).isNull();
	}

	@Test
	void scoreEntersValue() {
		this.scorecard.score(301, 97.5, -1);
		assertThat(this.scorecard.get(301, -1)).satisfies((score) -> assertThat(score.measured()).isEqualTo(97.5));
		this.scorecard.score(301, 95_000, -1);
		assertThat(this.scorecard.get(301, -1)).satisfies((score) -> assertThat(score.measured()).isEqualTo(95_000));
	}

}
