package dev.tandem.observation;

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
	 * A call has ended: its body is read, or it failed, or its caller gave it up.
	 * @param call the call
	 */
	default void ended(EndedCall call) {
	}

	/**
	 * A call has ended.
	 * @param call the call
	 * @param context what listeners have added to its context
	 */
	default void ended(EndedCall call, ContextView context) {
		ended(call);
	}

}
