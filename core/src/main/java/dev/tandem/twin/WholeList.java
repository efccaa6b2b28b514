package dev.tandem.twin;

import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Mark in the context of a call whose caller waits for all elements. Until it has them it
 * has seen nothing, so the call can be repeated after elements were decoded.
 */
public final class WholeList {

	private static final Object KEY = WholeList.class;

	private WholeList() {
	}

	static Context want(Context context) {
		return context.put(KEY, true);
	}

	/**
	 * Whether the caller sees nothing until all elements are there.
	 * @param context context of the call
	 * @return whether it waits for all
	 */
	public static boolean isWanted(ContextView context) {
		return context.hasKey(KEY);
	}

	/**
	 * Take the mark off, since the calls of a composed call hand their elements to it.
	 * @param context context of the composed call
	 * @return context of its calls
	 */
	public static Context forget(Context context) {
		return context.delete(KEY);
	}

}
