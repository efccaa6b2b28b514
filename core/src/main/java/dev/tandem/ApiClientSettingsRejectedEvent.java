package dev.tandem;

import java.time.Instant;
import java.util.List;

/**
 * A change of the settings of a client was rejected as a whole: the client keeps its
 * settings. Published to listeners of the application.
 *
 * @param client name of the client
 * @param time when it was rejected
 * @param source cause of the change, such as {@code refresh}
 * @param problems what is wrong
 */
public record ApiClientSettingsRejectedEvent(String client, Instant time, String source, List<Problem> problems) {

	public ApiClientSettingsRejectedEvent {
		problems = List.copyOf(problems);
	}

	/**
	 * One thing that is wrong.
	 *
	 * @param description the property, its value unless it may be a secret, where it is
	 * set, and what is wrong with it
	 * @param remedy what to do
	 */
	public record Problem(String description, String remedy) {

	}

}
