package dev.tandem.sample.bloomy.user;

import dev.tandem.sample.SampleTest;
import dev.tandem.sample.Twin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

@SampleTest
@ParameterizedClass
@EnumSource
class UserApiTests {

	private static final User BEN = new User(2, "Ben Achterberg", "https://images.example.com/ben.png");

	private static final User CHLOE = new User(3, "Chloe Marchetti", "https://images.example.com/chloe.png");

	private final BlockingUserApi users;

	UserApiTests(Twin twin, @Autowired BlockingUserApi blocking, @Autowired UserApi reactive) {
		this.users = twin.of(BlockingUserApi.class, blocking, reactive);
	}

	@Test
	void currentUserIsTheOneOfTheKey() {
		assertThat(this.users.currentUser()).hasFieldOrPropertyWithValue("id", 1L);
	}

	@Test
	void getWhenKnownIsUser() {
		assertThat(this.users.get(2)).isEqualTo(BEN);
	}

	@Test
	void detailsWhenAllIsAskedForHasReportsAndPositions() {
		assertThat(this.users.details(1, true, true)).isEqualTo(this.users.me()).satisfies((ada) -> {
			assertThat(ada.name()).isEqualTo("Ada Quist");
			assertThat(ada.directReports()).containsExactly(BEN, CHLOE);
			assertThat(ada.positions()).containsExactly(new Seat.Position(501, "Visionary"),
					new Seat.Position(502, null));
		});
	}

	@Test
	void detailsWhenNothingIsAskedForHasNeither() {
		assertThat(this.users.details(1, false, false)).satisfies((ada) -> {
			assertThat(ada.directReports()).isEmpty();
			assertThat(ada.positions()).isEmpty();
		});
	}

	@Test
	void searchFindsByPartOfName() {
		assertThat(this.users.search("chter")).extracting(SearchResult::id, SearchResult::email)
			.containsExactly(tuple(2L, "ben@example.com"));
	}

	@Test
	void listLeavesOutPlaceholdersAndOtherThings() {
		assertThat(this.users.list(false)).extracting(SearchResult::id).containsExactly(1L, 2L, 3L);
		assertThat(this.users.list(true)).extracting(SearchResult::id).containsExactly(1L, 2L, 3L, 4L);
	}

}
