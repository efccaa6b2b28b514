package dev.tandem.sample.bloomy.user;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A user with what surrounds it, put together from several answers.
 *
 * @param id the id
 * @param name the full name
 * @param imageUrl where the picture is
 * @param directReports who reports to the user, empty when not asked for
 * @param positions what the user is accountable for, empty when not asked for
 */
@JsonNaming(UpperCamelCaseStrategy.class)
public record UserDetails(long id, String name, @Nullable String imageUrl, List<User> directReports,
		List<Seat.Position> positions) {

	static UserDetails of(User user, List<User> directReports, List<Seat.Position> positions) {
		return new UserDetails(user.id(), user.name(), user.imageUrl(), directReports, positions);
	}

}
