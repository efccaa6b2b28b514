package dev.tandem.processor.model;

import java.util.List;
import java.util.Set;
import java.util.HashSet;

import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.SimpleTypeVisitor14;

import org.jspecify.annotations.Nullable;

/**
 * Finds types in a definition that do not exist yet: another processor may write them in
 * a later round, and if none does, the compiler says so.
 */
public final class UnresolvedTypes extends SimpleTypeVisitor14<Boolean, @Nullable Void> {

	private final UnresolvedAnnotations annotations;

	/**
	 * Create it for a compilation.
	 * @param environment the compilation
	 */
	public UnresolvedTypes(ProcessingEnvironment environment) {
		super(false);
		this.annotations = new UnresolvedAnnotations(environment);
	}

	/**
	 * Whether there are any.
	 * @param definition the definition
	 * @return whether there are
	 */
	public boolean in(TypeElement definition) {
		return inType(definition, new HashSet<>());
	}

	private boolean inType(TypeElement type, Set<TypeElement> visited) {
		if (!visited.add(type)) {
			return false;
		}
		return inAny(type.getInterfaces())
				|| ElementFilter.methodsIn(type.getEnclosedElements()).stream().anyMatch(this::inMethod)
				|| type.getInterfaces()
					.stream()
					.anyMatch((parent) -> inType((TypeElement) ((DeclaredType) parent).asElement(), visited));
	}

	private boolean inMethod(ExecutableElement method) {
		return isUnresolved(method.getReturnType())
				|| inAny(method.getParameters().stream().map(VariableElement::asType).toList())
				|| inAny(method.getThrownTypes())
				|| method.getTypeParameters().stream().map(TypeParameterElement::getBounds).anyMatch(this::inAny)
				|| this.annotations.on(method);
	}

	private boolean inAny(List<? extends TypeMirror> types) {
		return types.stream().anyMatch(this::isUnresolved);
	}

	private boolean isUnresolved(TypeMirror type) {
		return visit(type, null);
	}

	@Override
	public Boolean visitError(ErrorType type, @Nullable Void parameter) {
		return true;
	}

	@Override
	public Boolean visitDeclared(DeclaredType type, @Nullable Void parameter) {
		return inAny(type.getTypeArguments());
	}

	@Override
	public Boolean visitArray(ArrayType type, @Nullable Void parameter) {
		return isUnresolved(type.getComponentType());
	}

	@Override
	public Boolean visitIntersection(IntersectionType type, @Nullable Void parameter) {
		return inAny(type.getBounds());
	}

	@Override
	public Boolean visitWildcard(WildcardType type, @Nullable Void parameter) {
		TypeMirror upper = type.getExtendsBound();
		TypeMirror lower = type.getSuperBound();
		return (upper != null && isUnresolved(upper)) || (lower != null && isUnresolved(lower));
	}

}
