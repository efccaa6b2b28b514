package dev.tandem.sample.bloomy.issue;

import java.util.Objects;

import dev.tandem.sample.SampleTest;
import dev.tandem.sample.Twin;
import dev.tandem.sample.bloomy.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@SampleTest
@ParameterizedClass
@EnumSource
class IssueApiTests {

	private final BlockingIssueApi issues;

	IssueApiTests(Twin twin, @Autowired BlockingIssueApi blocking, @Autowired IssueApi reactive) {
		this.issues = twin.of(BlockingIssueApi.class, blocking, reactive);
	}

	@Test
	void listWhenScopedHasIssuesOfScope() {
		assertThat(this.issues.list(Scope.mine())).extracting(Issue::id).contains(701L).doesNotContain(702L);
		assertThat(this.issues.list(Scope.user(2))).extracting(Issue::id).contains(702L).doesNotContain(701L);
		assertThat(this.issues.list(Scope.meeting(100))).extracting(Issue::id).contains(701L, 702L);
	}

	@Test
	void createBelongsToMeetingAndGivenUser() {
		Issue issue = create(new NewIssue(101, "Too many meetings", 3L, null));
		assertThat(this.issues.ofMeeting(101)).contains(issue);
		assertThat(this.issues.ofUser(3)).contains(issue);
	}

	@Test
	void updateChangesTitle() {
		Issue issue = create(new NewIssue(101, "Printer jams", null, "Again"));
		assertThat(this.issues.update(issue.id(), new IssueUpdate("Printer burns", "Once")))
			.satisfies((updated) -> assertThat(updated.name()).isEqualTo("Printer burns"));
	}

	@Test
	void updateWhenNothingIsGivenIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new IssueUpdate(null, null))
			.withMessage("Nothing to update: give title or notes");
	}

	@Test
	void solveClosesIssue() {
		Issue issue = create(new NewIssue(101, "No chairs", null, null));
		assertThat(issue.closeTime()).isNull();
		assertThat(this.issues.solve(issue.id())).satisfies((solved) -> assertThat(solved.closeTime()).isNotNull());
	}

	private Issue create(NewIssue issue) {
		return Objects.requireNonNull(this.issues.create(issue));
	}

}
