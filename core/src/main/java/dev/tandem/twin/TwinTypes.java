package dev.tandem.twin;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * A definition and what has been generated of it.
 *
 * @param definition the interface that the application has
 * @param reactive the reactive interface: the definition, or the twin of a blocking one
 * @param blocking the blocking interface: the definition, or the twin of a reactive one
 * @param facade implements the blocking interface by calls of the reactive one
 * @param adapter implements the reactive interface by calls of the blocking one;
 * {@code null} for a reactive definition
 * @param suspending the twin for coroutines of Kotlin, {@code null} if there is none
 */
public record TwinTypes(Class<?> definition, Class<?> reactive, Class<?> blocking, Class<?> facade,
		@Nullable Class<?> adapter, @Nullable Suspending suspending) {

	/**
	 * Awaits calls in a coroutine. A twin that comes with a library cannot be loaded
	 * where it is missing.
	 */
	private static final String COROUTINES = "kotlinx.coroutines.reactor.MonoKt";

	/**
	 * Find what has been generated of a definition.
	 * @param definition the definition
	 * @return the types, {@code null} if nothing has been generated
	 */
	public static @Nullable TwinTypes of(Class<?> definition) {
		String blocking = TwinNames.blocking(definition.getName());
		Class<?> facade = find(TwinNames.facade(blocking), definition);
		if (facade != null) {
			return new TwinTypes(definition, definition, get(blocking, definition), facade, null,
					suspending(definition));
		}
		String reactive = TwinNames.reactive(definition.getName());
		facade = find(TwinNames.facade(reactive), definition);
		return (facade != null) ? new TwinTypes(definition, get(reactive, definition), definition, facade,
				get(TwinNames.adapter(reactive), definition), suspending(definition)) : null;
	}

	/**
	 * Find the class that implements the blocking interface alone.
	 * @param definition the definition
	 * @return the class, {@code null} if nothing has been generated
	 */
	public static @Nullable Class<?> facadeOf(Class<?> definition) {
		Class<?> facade = find(TwinNames.facade(TwinNames.blocking(definition.getName())), definition);
		return (facade != null) ? facade : find(TwinNames.facade(TwinNames.reactive(definition.getName())), definition);
	}

	private static @Nullable Suspending suspending(Class<?> definition) {
		if (!hasCoroutines(definition)) {
			return null;
		}
		String twin = TwinNames.suspending(definition.getName());
		Class<?> facade = find(TwinNames.facade(twin), definition);
		return (facade != null) ? new Suspending(get(twin, definition), facade) : null;
	}

	/**
	 * Whether a twin for coroutines of a definition can be used.
	 * @param definition the definition
	 * @return whether {@code kotlinx-coroutines-reactor} is on its class path
	 */
	public static boolean hasCoroutines(Class<?> definition) {
		return ClassUtils.isPresent(COROUTINES, definition.getClassLoader());
	}

	private static @Nullable Class<?> find(String name, Class<?> definition) {
		return ClassUtils.isPresent(name, definition.getClassLoader()) ? get(name, definition) : null;
	}

	private static Class<?> get(String name, Class<?> definition) {
		return ClassUtils.resolveClassName(name, definition.getClassLoader());
	}

	/**
	 * The twin for coroutines of Kotlin.
	 *
	 * @param twin the interface
	 * @param facade implements it by calls of the reactive interface
	 */
	public record Suspending(Class<?> twin, Class<?> facade) {
	}

}
