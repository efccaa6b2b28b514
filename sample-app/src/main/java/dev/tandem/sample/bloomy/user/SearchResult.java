package dev.tandem.sample.bloomy.user;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Something that was found: a user, a placeholder for one (it has no e-mail address), or
 * anything else with a name.
 *
 * @param id the id
 * @param name the name
 * @param description of a user, the position
 * @param email of a user, the address
 * @param organizationId the organization
 * @param imageUrl where the picture is
 * @param resultType what was found, {@code User} for a user
 */
@JsonNaming(UpperCamelCaseStrategy.class)
public record SearchResult(long id, String name, @Nullable String description, @Nullable String email,
		long organizationId, @Nullable String imageUrl, @Nullable String resultType) {

	boolean isUser() {
		return "User".equals(this.resultType);
	}

	boolean isPlaceholder() {
		return this.email == null || this.email.isEmpty();
	}

}
