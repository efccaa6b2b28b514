package dev.tandem.sample.openapp;

import org.springframework.util.Assert;

/**
 * An organization to create.
 *
 * @param name its name
 */
public record NewOrg(String name) {

	public NewOrg {
		Assert.hasText(name, "name must not be empty");
	}

}
