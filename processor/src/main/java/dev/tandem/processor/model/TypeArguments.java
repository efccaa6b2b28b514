package dev.tandem.processor.model;

import java.util.List;
import java.util.Optional;

import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;

/**
 * Takes types of the form {@code Name<Argument>} apart.
 */
public final class TypeArguments {

	private final TypeMirror object;

	/**
	 * Create it for a compilation.
	 * @param elements its elements
	 */
	public TypeArguments(Elements elements) {
		this.object = elements.getTypeElement("java.lang.Object").asType();
	}

	/**
	 * Whether a type has that name.
	 * @param type the type
	 * @param name the name
	 * @return whether it has
	 */
	public static boolean is(TypeMirror type, String name) {
		return type.getKind() == TypeKind.DECLARED
				&& ((TypeElement) ((DeclaredType) type).asElement()).getQualifiedName().contentEquals(name);
	}

	/**
	 * Argument of a type of that name.
	 * @param type the type
	 * @param name the name
	 * @return the argument, empty for other types and where it is left out
	 */
	public static Optional<TypeMirror> of(TypeMirror type, String name) {
		if (!is(type, name)) {
			return Optional.empty();
		}
		List<? extends TypeMirror> arguments = ((DeclaredType) type).getTypeArguments();
		return arguments.isEmpty() ? Optional.empty() : Optional.of(arguments.get(0));
	}

	/**
	 * The type itself, or the upper bound of a wildcard.
	 * @param argument the type
	 * @return its bound
	 */
	public TypeMirror bound(TypeMirror argument) {
		if (argument instanceof WildcardType wildcard) {
			TypeMirror upper = wildcard.getExtendsBound();
			return (upper != null) ? upper : this.object;
		}
		return argument;
	}

}
