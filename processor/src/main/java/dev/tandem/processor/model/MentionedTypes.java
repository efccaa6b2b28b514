package dev.tandem.processor.model;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;

import org.jspecify.annotations.Nullable;

/**
 * Finds the classes and interfaces whose names one has to write for a type.
 */
public final class MentionedTypes extends SimpleTypeVisitor14<@Nullable Void, Set<TypeElement>> {

	private final Set<Element> variables = new HashSet<>();

	private MentionedTypes() {
		super(null);
	}

	/**
	 * Types that a type is made of.
	 * @param type the type
	 * @return the types
	 */
	public static Set<TypeElement> of(TypeMirror type) {
		Set<TypeElement> found = new LinkedHashSet<>();
		new MentionedTypes().visit(type, found);
		return found;
	}

	private @Nullable Void visitAll(List<? extends TypeMirror> types, Set<TypeElement> found) {
		types.forEach((type) -> visit(type, found));
		return null;
	}

	@Override
	public @Nullable Void visitDeclared(DeclaredType type, Set<TypeElement> found) {
		found.add((TypeElement) type.asElement());
		visit(type.getEnclosingType(), found);
		return visitAll(type.getTypeArguments(), found);
	}

	@Override
	public @Nullable Void visitArray(ArrayType type, Set<TypeElement> found) {
		return visit(type.getComponentType(), found);
	}

	@Override
	public @Nullable Void visitTypeVariable(TypeVariable type, Set<TypeElement> found) {
		return this.variables.add(type.asElement()) ? visit(type.getUpperBound(), found) : null;
	}

	@Override
	public @Nullable Void visitIntersection(IntersectionType type, Set<TypeElement> found) {
		return visitAll(type.getBounds(), found);
	}

	@Override
	public @Nullable Void visitWildcard(WildcardType type, Set<TypeElement> found) {
		if (type.getExtendsBound() != null) {
			visit(type.getExtendsBound(), found);
		}
		return (type.getSuperBound() != null) ? visit(type.getSuperBound(), found) : null;
	}

}
