package dev.tandem.autoconfigure;

/**
 * The annotation processor has not written the twin of a definition.
 */
final class MissingTwinException extends RuntimeException {

	private final Class<?> definition;

	MissingTwinException(Class<?> definition) {
		super("The definition %s has no twin: the annotation processor did not run when it was compiled."
			.formatted(definition.getName()));
		this.definition = definition;
	}

	Class<?> definition() {
		return this.definition;
	}

}
