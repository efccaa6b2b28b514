package dev.tandem.standin;

import java.time.Duration;

/**
 * What a server does wrong to a request.
 */
public sealed interface Fault {

	/**
	 * Nothing: the request is answered as it should be.
	 * @return the fault that is none
	 */
	static Fault none() {
		return new Slow(Duration.ZERO);
	}

	/**
	 * Responds in the end, but late.
	 *
	 * @param delay how late
	 */
	record Slow(Duration delay) implements Fault {
	}

	/**
	 * Responds with this, whatever was asked for.
	 *
	 * @param answer the response
	 */
	record Respond(Answer answer) implements Fault {
	}

	/**
	 * Closes the connection in the middle of the body.
	 */
	record CutOff() implements Fault {
	}

	/**
	 * Does not respond before so many requests are waiting, then to all of them: none of
	 * them would be answered if they came one after the other.
	 *
	 * @param requests the number
	 */
	record Together(int requests) implements Fault {
	}

	/**
	 * Never responds.
	 */
	record Silence() implements Fault {
	}

}
