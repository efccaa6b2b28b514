package dev.tandem.twin;

/**
 * How the annotation processor names what it writes. The twin of {@code TodoApi} is
 * {@code BlockingTodoApi}, that of {@code Outer.TodoApi} is
 * {@code Outer_BlockingTodoApi}.
 */
public final class TwinNames {

	/**
	 * End of the name of a class that implements a twin.
	 */
	public static final String FACADE = "Facade";

	private TwinNames() {
	}

	/**
	 * Name of the blocking twin of a definition.
	 * @param definition binary name of the definition
	 * @return binary name of its twin
	 */
	public static String blocking(String definition) {
		int simpleName = Math.max(definition.lastIndexOf('.'), definition.lastIndexOf('$')) + 1;
		String enclosing = definition.substring(0, simpleName).replace('$', '_');
		return enclosing + "Blocking" + definition.substring(simpleName);
	}

	/**
	 * Name of the class that implements the blocking twin of a definition.
	 * @param definition binary name of the definition
	 * @return binary name of the facade
	 */
	public static String facade(String definition) {
		return blocking(definition) + FACADE;
	}

}
