package dev.tandem.engine;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What one policy does in one call. An engine passes its steps from the outermost inwards
 * to the attempt, and a failure of the attempt passes them outwards. A step may be ended
 * at any time, from any thread, and more than once.
 */
abstract class CallStep {

	/**
	 * Ask for admission.
	 * @return {@code null} if the call goes on at once; otherwise completes when it may
	 * go on, or fails if it may not
	 */
	@Nullable Mono<?> enter() {
		return null;
	}

	/**
	 * What is inside of this step has failed.
	 * @param failure what the caller would see
	 * @return {@code null} if the failure passes on; otherwise completes when the call
	 * enters again what is inside of this step, or fails with what passes on
	 */
	@Nullable Mono<?> fail(Throwable failure) {
		return null;
	}

	/**
	 * The head of the response has come, and is handed on before its body.
	 */
	void headArrived() {
	}

	/**
	 * The caller gets what it asked for.
	 */
	void succeed() {
	}

	/**
	 * The call has ended without success: its caller has cancelled it, its deadline has
	 * passed, or it has failed. What the step still holds is given back.
	 * @param deadlinePassed whether its deadline has passed
	 */
	void giveUp(boolean deadlinePassed) {
	}

}
