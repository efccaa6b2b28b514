package dev.tandem.sample.bloomy.goal;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How a goal is doing. The API takes it as a number.
 */
public enum GoalStatus {

	OFF(0), ON(1), COMPLETE(2);

	private final int completion;

	GoalStatus(int completion) {
		this.completion = completion;
	}

	@JsonValue
	int completion() {
		return this.completion;
	}

}
