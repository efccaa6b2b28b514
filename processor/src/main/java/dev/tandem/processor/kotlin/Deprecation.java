package dev.tandem.processor.kotlin;

import javax.lang.model.element.Element;

import dev.tandem.processor.model.Annotations;
import dev.tandem.processor.model.Definition;

/**
 * Deprecation of a definition or a method. Kotlin demands a message; the stub that a
 * processor sees has lost that of the definition.
 */
final class Deprecation {

	private Deprecation() {
	}

	static String of(Element element, Definition definition, String indent) {
		return Annotations.find(element, "java.lang.Deprecated").isPresent()
				? indent + "@Deprecated(\"Deprecated in " + KotlinFile.text(definition.name()) + "\")\n" : "";
	}

}
