package dev.tandem.standin;

/**
 * Ends the handling of a request with a response.
 */
public final class AnswerException extends RuntimeException {

	private final transient Answer answer;

	/**
	 * Create an exception.
	 * @param answer the response to send
	 */
	public AnswerException(Answer answer) {
		super("Status " + answer.status());
		this.answer = answer;
	}

	Answer answer() {
		return this.answer;
	}

}
