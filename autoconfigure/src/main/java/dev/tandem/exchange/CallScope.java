package dev.tandem.exchange;

import org.jspecify.annotations.Nullable;

/**
 * Tells the request of a call which definition was called: Spring hands a method to its
 * extension points, but not the interface that the caller used, and two definitions may
 * inherit the same method. It is set while the proxy assembles the call, on one thread.
 */
final class CallScope {

	private static final ThreadLocal<@Nullable Class<?>> DEFINITION = new ThreadLocal<>();

	private CallScope() {
	}

	static @Nullable Object call(Class<?> definition, Invocation invocation) throws Throwable {
		Class<?> outer = DEFINITION.get();
		DEFINITION.set(definition);
		try {
			return invocation.proceed();
		}
		finally {
			if (outer != null) {
				DEFINITION.set(outer);
			}
			else {
				DEFINITION.remove();
			}
		}
	}

	static Class<?> definition() {
		Class<?> definition = DEFINITION.get();
		if (definition == null) {
			throw new IllegalStateException("No call of a definition is being assembled on this thread");
		}
		return definition;
	}

	/**
	 * The rest of a proxy's work.
	 */
	interface Invocation {

		@Nullable Object proceed() throws Throwable;

	}

}
