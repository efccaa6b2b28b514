package dev.tandem.sample.bloomy.headline;

import java.util.Objects;

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
class HeadlineApiTests {

	private final BlockingHeadlineApi headlines;

	HeadlineApiTests(Twin twin, @Autowired BlockingHeadlineApi blocking, @Autowired HeadlineApi reactive) {
		this.headlines = twin.of(BlockingHeadlineApi.class, blocking, reactive);
	}

	@Test
	void getHasOwnerAndMeeting() {
		assertThat(this.headlines.get(602)).satisfies((headline) -> {
			assertThat(headline.origin()).isEqualTo("Sales");
			assertThat(headline.archived()).isTrue();
			assertThat(headline.closeTime()).isEqualTo("2026-10-19T09:00:00Z");
			assertThat(headline.owner()).satisfies((owner) -> assertThat(owner.name()).isEqualTo("Chloe Marchetti"));
		});
	}

	@Test
	void listWhenScopedHasHeadlinesOfScope() {
		assertThat(this.headlines.list(Scope.mine())).extracting(Headline::id).contains(601L).doesNotContain(602L);
		assertThat(this.headlines.list(Scope.user(3))).extracting(Headline::id).contains(602L).doesNotContain(601L);
		assertThat(this.headlines.list(Scope.meeting(102))).extracting(Headline::id)
			.contains(602L)
			.doesNotContain(601L);
	}

	@Test
	void createUpdateAndDelete() {
		Headline headline = Objects
			.requireNonNull(this.headlines.create(new NewHeadline(101, "We won", null, "By a nose")));
		assertThat(this.headlines.ofMeeting(101)).contains(headline);
		this.headlines.update(headline.id(), new HeadlineUpdate("We lost"));
		assertThat(this.headlines.get(headline.id()))
			.satisfies((updated) -> assertThat(updated.name()).isEqualTo("We lost"));
		this.headlines.delete(headline.id());
		assertThat(this.headlines.ofMeeting(101)).extracting(Headline::id).doesNotContain(headline.id());
	}

}
