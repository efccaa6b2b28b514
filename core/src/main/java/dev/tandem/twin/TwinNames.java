package dev.tandem.twin;

import dev.tandem.processor.table.TwinNaming;

/**
 * How the annotation processor names what it writes. The twin of {@code TodoApi} is
 * {@code BlockingTodoApi}, that of {@code Outer.TodoApi} is
 * {@code Outer_BlockingTodoApi}; of a definition in blocking style it is
 * {@code ReactiveTodoApi}. Under Kotlin there is {@code SuspendTodoApi} of either.
 */
public final class TwinNames {

	private TwinNames() {
	}

	/**
	 * Name of the blocking twin of a definition.
	 * @param definition binary name of the definition
	 * @return binary name of its twin
	 */
	public static String blocking(String definition) {
		return named(definition, TwinNaming.BLOCKING);
	}

	/**
	 * Name of the reactive twin of a blocking definition.
	 * @param definition binary name of the definition
	 * @return binary name of its twin
	 */
	public static String reactive(String definition) {
		return named(definition, TwinNaming.REACTIVE);
	}

	/**
	 * Name of the twin of a definition for coroutines of Kotlin.
	 * @param definition binary name of the definition
	 * @return binary name of its twin
	 */
	public static String suspending(String definition) {
		return named(definition, TwinNaming.SUSPEND);
	}

	private static String named(String definition, String prefix) {
		int simpleName = Math.max(definition.lastIndexOf('.'), definition.lastIndexOf('$')) + 1;
		String enclosing = definition.substring(0, simpleName).replace("$", TwinNaming.SEPARATOR);
		return enclosing + prefix + definition.substring(simpleName);
	}

	/**
	 * Name of the class that makes the calls of a blocking interface, or of one for
	 * coroutines.
	 * @param twin binary name of the twin of the definition
	 * @return binary name of the facade
	 */
	public static String facade(String twin) {
		return twin + TwinNaming.FACADE;
	}

	/**
	 * Name of the class that makes the calls of a reactive twin through an implementation
	 * of its blocking definition.
	 * @param twin binary name of the reactive twin
	 * @return binary name of the adapter
	 */
	public static String adapter(String twin) {
		return twin + TwinNaming.ADAPTER;
	}

	/**
	 * The interface that the application has written.
	 * @param type a definition, or the reactive twin of one
	 * @return the definition
	 */
	public static Class<?> definition(Class<?> type) {
		ReactiveTwin twin = type.getAnnotation(ReactiveTwin.class);
		return (twin != null) ? twin.value() : type;
	}

}
