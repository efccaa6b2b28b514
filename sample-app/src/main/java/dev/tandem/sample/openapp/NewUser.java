package dev.tandem.sample.openapp;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A user to create.
 *
 * @param email the address
 * @param orgId the organization, if there is one
 * @param roles the roles, if there are any
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewUser(String email, @Nullable String orgId, @Nullable List<String> roles) {

	public NewUser {
		Assert.hasText(email, "email must not be empty");
	}

}
