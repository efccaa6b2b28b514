package dev.tandem.engine;

import dev.tandem.CallOptions;
import org.jspecify.annotations.Nullable;

/**
 * Adds the called definition and its options to the request of a call: Spring hands a
 * method to its extension points, but not the proxy that the caller used, and two
 * definitions may inherit the same method. It is set while the proxy assembles the call,
 * on one thread.
 *
 * @param definition the definition
 * @param options options of all calls of the proxy
 * @param shortCalls learns from the call, {@code null} if nobody does
 */
record CallScope(Class<?> definition, CallOptions options, @Nullable ShortCalls shortCalls) {

	private static final ThreadLocal<@Nullable CallScope> CURRENT = new ThreadLocal<>();

	@Nullable Object call(Invocation invocation) throws Throwable {
		CallScope outer = CURRENT.get();
		CURRENT.set(this);
		try {
			return invocation.proceed();
		}
		finally {
			if (outer != null) {
				CURRENT.set(outer);
			}
			else {
				CURRENT.remove();
			}
		}
	}

	static CallScope current() {
		CallScope scope = CURRENT.get();
		if (scope == null) {
			throw new IllegalStateException("No call of a definition is being assembled on this thread");
		}
		return scope;
	}

	/**
	 * The rest of a proxy's work.
	 */
	interface Invocation {

		@Nullable Object proceed() throws Throwable;

	}

}
