package dev.tandem.observation;

/**
 * Is told what becomes of calls, in the thread in which it happens: it must neither block
 * nor fail.
 */
public interface CallListener {

	/**
	 * A call has ended: its body is read, or it failed, or its caller gave it up.
	 * @param call the call
	 */
	default void ended(EndedCall call) {
	}

	/**
	 * Makes the listeners of clients.
	 */
	@FunctionalInterface
	interface Factory {

		/**
		 * Make the listener of a client.
		 * @param client name of the client
		 * @return the listener
		 */
		CallListener create(String client);

	}

}
