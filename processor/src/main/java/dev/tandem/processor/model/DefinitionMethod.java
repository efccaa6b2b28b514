package dev.tandem.processor.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ExecutableType;

/**
 * Method of a definition, its own or an inherited one.
 *
 * @param element the most specific declaration
 * @param signature its types, seen from the definition
 * @param overridden further declarations that it stands for
 */
public record DefinitionMethod(ExecutableElement element, ExecutableType signature,
		List<ExecutableElement> overridden) {

	/**
	 * Name of the method.
	 * @return the name
	 */
	public String name() {
		return this.element.getSimpleName().toString();
	}

	/**
	 * The type that declares it.
	 * @return the type
	 */
	public TypeElement owner() {
		return (TypeElement) Objects.requireNonNull(this.element.getEnclosingElement());
	}

	/**
	 * How messages name the method.
	 * @return type and name
	 */
	public String description() {
		return description(this.element);
	}

	/**
	 * How messages name a declaration.
	 * @param declaration the declaration of a method
	 * @return type and name
	 */
	public static String description(ExecutableElement declaration) {
		return Objects.requireNonNull(declaration.getEnclosingElement()).getSimpleName() + "."
				+ declaration.getSimpleName();
	}

	/**
	 * Whether the method has a body.
	 * @return whether it has
	 */
	public boolean isDefault() {
		return this.element.getModifiers().contains(Modifier.DEFAULT);
	}

	/**
	 * All declarations, the most specific first.
	 * @return the declarations
	 */
	public List<ExecutableElement> declarations() {
		List<ExecutableElement> declarations = new ArrayList<>();
		declarations.add(this.element);
		declarations.addAll(this.overridden);
		return declarations;
	}

	DefinitionMethod overriding(DefinitionMethod other) {
		List<ExecutableElement> further = new ArrayList<>(this.overridden);
		for (ExecutableElement declaration : other.declarations()) {
			if (!declaration.equals(this.element) && !further.contains(declaration)) {
				further.add(declaration);
			}
		}
		return new DefinitionMethod(this.element, this.signature, List.copyOf(further));
	}

}
