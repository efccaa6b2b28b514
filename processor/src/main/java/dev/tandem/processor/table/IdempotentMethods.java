package dev.tandem.processor.table;

import java.util.Set;

/**
 * HTTP methods that may be sent twice with the effect of once (RFC 9110, section 9.2.2):
 * the one list of them, for compiler and runtime.
 */
public final class IdempotentMethods {

	/**
	 * Their names, separated by commas: a compile-time constant, so that the runtime
	 * needs no dependency on this module.
	 */
	public static final String ALL = "GET,HEAD,OPTIONS,TRACE,PUT,DELETE";

	private static final Set<String> NAMES = Set.of(ALL.split(",", -1));

	private IdempotentMethods() {
	}

	/**
	 * Whether a method is one of them.
	 * @param method name of the method
	 * @return whether it is
	 */
	public static boolean contains(String method) {
		return NAMES.contains(method);
	}

}
