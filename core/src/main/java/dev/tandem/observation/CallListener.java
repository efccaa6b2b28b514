package dev.tandem.observation;

import java.time.Duration;

import dev.tandem.ApiOperation;
import dev.tandem.Internal;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Listens to calls: to their start, their waits, their retries and their end. It is
 * notified on the thread of the event and must not block. An exception that it throws is
 * logged and does not affect the call.
 */
@Internal
public interface CallListener {

	/**
	 * A call begins.
	 * @param context context of the call, which the transport sees
	 * @return the context, with what the listener adds to it
	 */
	default Context started(Context context) {
		return context;
	}

	/**
	 * A call has waited for admission and continues.
	 * @param operation the operation that is called
	 * @param wait what it waited for
	 * @param time how long; close to zero if it did not have to wait
	 */
	default void waited(ApiOperation operation, CallWait wait, Duration time) {
	}

	/**
	 * A call is retried now.
	 * @param operation the operation that is called
	 * @param failure failure of the last attempt
	 */
	default void retried(ApiOperation operation, Throwable failure) {
	}

	/**
	 * A call has ended: its body was read, it failed, or its caller cancelled it.
	 * @param call the call
	 * @param context context of the call
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
