package dev.tandem.sample.openapp;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What is said about an action that is taken.
 *
 * @param reason why, {@code null} for no reason
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Action(@Nullable String reason) {

	/**
	 * Nothing is said about it.
	 * @return the action
	 */
	public static Action plain() {
		return new Action(null);
	}

}
