package dev.tandem.processor.check;

import java.util.Locale;
import java.util.Set;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/**
 * What {@code @ApiClient} stands on is an interface that a twin can be written of.
 * Nothing else is asked of a type that is none.
 */
public final class TypeCheck {

	private TypeCheck() {
	}

	/**
	 * Check a type.
	 * @param type what is marked {@code @ApiClient}
	 * @param diagnostics told of a mistake
	 * @return whether it can be read as a definition
	 */
	public static boolean check(TypeElement type, Diagnostics diagnostics) {
		String name = type.getSimpleName().toString();
		if (type.getKind() != ElementKind.INTERFACE) {
			diagnostics.error(type, "@ApiClient is on " + name + ", which is " + kind(type)
					+ ": a definition is an interface, write 'interface " + name + "'");
			return false;
		}
		for (Element enclosing = type; enclosing instanceof TypeElement; enclosing = enclosing.getEnclosingElement()) {
			if (enclosing.getModifiers().contains(Modifier.PRIVATE)) {
				diagnostics.error(type, name + " cannot be seen by its twin, because " + enclosing.getSimpleName()
						+ " is private: remove 'private'");
				return false;
			}
		}
		if (!type.getTypeParameters().isEmpty()) {
			diagnostics.error(type,
					name + " has type parameters, and a client needs their types: take @ApiClient off it and write"
							+ " it on an interface that extends " + name + " with types, such as 'interface Todo" + name
							+ " extends " + name + "<Todo>'");
			return false;
		}
		return true;
	}

	private static String kind(TypeElement type) {
		String kind = type.getKind().toString().toLowerCase(Locale.ROOT).replace('_', ' ');
		return (Set.of("enum", "annotation type").contains(kind) ? "an " : "a ") + kind;
	}

}
