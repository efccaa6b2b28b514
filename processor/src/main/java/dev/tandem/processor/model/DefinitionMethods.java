package dev.tandem.processor.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Finds the methods of a definition: its own in their order, then those of its
 * super-interfaces, each signature once.
 */
public final class DefinitionMethods {

	private final Types types;

	private final List<ExecutableElement> objectMethods;

	DefinitionMethods(Elements elements, Types types) {
		this.types = types;
		this.objectMethods = ElementFilter.methodsIn(elements.getTypeElement("java.lang.Object").getEnclosedElements());
	}

	List<DefinitionMethod> of(TypeElement definition) {
		List<DefinitionMethod> methods = new ArrayList<>();
		collect(definition, (DeclaredType) definition.asType(), methods);
		return List.copyOf(methods);
	}

	/**
	 * A type and its super-interfaces, the nearest first.
	 * @param type the type
	 * @return the types
	 */
	public static List<TypeElement> hierarchy(TypeElement type) {
		Set<TypeElement> types = new LinkedHashSet<>();
		collect(type, types);
		return List.copyOf(types);
	}

	private static void collect(TypeElement type, Set<TypeElement> found) {
		if (found.add(type)) {
			for (TypeMirror parent : type.getInterfaces()) {
				collect((TypeElement) ((DeclaredType) parent).asElement(), found);
			}
		}
	}

	private void collect(TypeElement owner, DeclaredType definition, List<DefinitionMethod> methods) {
		for (ExecutableElement method : ElementFilter.methodsIn(owner.getEnclosedElements())) {
			if (isInherited(method)) {
				ExecutableType signature = (ExecutableType) this.types.asMemberOf(definition, method);
				add(new DefinitionMethod(method, signature, List.of()), methods);
			}
		}
		for (TypeMirror parent : owner.getInterfaces()) {
			collect((TypeElement) this.types.asElement(parent), definition, methods);
		}
	}

	private boolean isInherited(ExecutableElement method) {
		Set<Modifier> modifiers = method.getModifiers();
		return !modifiers.contains(Modifier.STATIC) && !modifiers.contains(Modifier.PRIVATE)
				&& this.objectMethods.stream().noneMatch((objectMethod) -> isSame(method, objectMethod));
	}

	private boolean isSame(ExecutableElement method, ExecutableElement objectMethod) {
		return method.getSimpleName().equals(objectMethod.getSimpleName())
				&& objectMethod.getModifiers().contains(Modifier.PUBLIC)
				&& this.types.isSubsignature((ExecutableType) method.asType(), (ExecutableType) objectMethod.asType());
	}

	private void add(DefinitionMethod candidate, List<DefinitionMethod> methods) {
		for (int i = 0; i < methods.size(); i++) {
			DefinitionMethod present = methods.get(i);
			if (isSame(present, candidate)) {
				methods.set(i, isMoreSpecific(candidate, present) ? candidate.overriding(present)
						: present.overriding(candidate));
				return;
			}
		}
		methods.add(candidate);
	}

	private boolean isSame(DefinitionMethod one, DefinitionMethod other) {
		return one.name().equals(other.name()) && (this.types.isSubsignature(one.signature(), other.signature())
				|| this.types.isSubsignature(other.signature(), one.signature()));
	}

	private boolean isMoreSpecific(DefinitionMethod one, DefinitionMethod other) {
		TypeMirror owner = owner(one);
		TypeMirror otherOwner = owner(other);
		if (this.types.isSubtype(owner, otherOwner) || this.types.isSubtype(otherOwner, owner)) {
			return !this.types.isSubtype(otherOwner, owner);
		}
		TypeMirror result = one.signature().getReturnType();
		TypeMirror otherResult = other.signature().getReturnType();
		return !this.types.isSameType(result, otherResult) && this.types.isSubtype(result, otherResult);
	}

	private TypeMirror owner(DefinitionMethod method) {
		return this.types.erasure(method.owner().asType());
	}

}
