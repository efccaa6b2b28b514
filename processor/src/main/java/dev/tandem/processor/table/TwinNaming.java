package dev.tandem.processor.table;

/**
 * How generated types are called. The constants are copied by the compiler, so the
 * runtime looks for what the processor writes.
 */
public final class TwinNaming {

	/**
	 * Begins the name of the blocking twin of a reactive definition.
	 */
	public static final String BLOCKING = "Blocking";

	/**
	 * Begins the name of the reactive twin of a blocking definition.
	 */
	public static final String REACTIVE = "Reactive";

	/**
	 * Begins the name of the twin of a definition for coroutines of Kotlin.
	 */
	public static final String SUSPEND = "Suspend";

	/**
	 * Ends the name of the class that makes the calls of a blocking interface, or of one
	 * for coroutines, through a reactive one.
	 */
	public static final String FACADE = "Facade";

	/**
	 * Ends the name of the class that makes the calls of a reactive twin through a
	 * blocking definition which the application implements.
	 */
	public static final String ADAPTER = "Adapter";

	/**
	 * Stands between the names of nested types.
	 */
	public static final String SEPARATOR = "_";

	private TwinNaming() {
	}

}
