package dev.tandem.observation;

import java.time.Duration;

import dev.tandem.ApiOperation;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Is told what becomes of calls, in the thread in which it happens: it must neither block
 * nor fail.
 */
public interface CallListener {

	/**
	 * A call begins.
	 * @param context what the call carries with it, down to the transport
	 * @return the context, with what the listener adds to it
	 */
	default Context started(Context context) {
		return context;
	}

	/**
	 * A call has waited for its turn and goes on.
	 * @param operation the operation that is called
	 * @param wait what it waited for
	 * @param time how long; next to nothing if it went on at once
	 */
	default void waited(ApiOperation operation, CallWait wait, Duration time) {
	}

	/**
	 * A call is tried again, now.
	 * @param operation the operation that is called
	 * @param failure why the last attempt was not enough
	 */
	default void retried(ApiOperation operation, Throwable failure) {
	}

	/**
	 * A call has ended: its body is read, or it failed, or its caller gave it up.
	 * @param call the call
	 * @param context what the call carried with it
	 */
	default void ended(EndedCall call, ContextView context) {
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
