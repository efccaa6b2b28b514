package dev.tandem.engine;

import org.jspecify.annotations.Nullable;

/**
 * Takes part in the calls of a client. There are policies of admission, which let a call
 * or each of its attempts wait or refuse it, and policies of repetition, which have a
 * failed attempt made again. Each is written once for all ways of handing a response
 * over.
 */
interface CallPolicy {

	/**
	 * A call begins.
	 * @param call the call
	 * @return what this policy does in the call, {@code null} if nothing
	 */
	@Nullable CallStep begin(Call call);

}
