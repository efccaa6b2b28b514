package dev.tandem.sample.openapp;

import org.springframework.util.Assert;

/**
 * A key to create.
 *
 * @param name its name
 */
public record NewApiKey(String name) {

	public NewApiKey {
		Assert.hasText(name, "name must not be empty");
	}

}
