package dev.tandem.processor.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Names of types for the generated source. Unlike JavaPoet's own they keep what the
 * definition says about {@code null}, at each place in a type.
 */
public final class TypeNames extends SimpleTypeVisitor14<TypeName, @Nullable Void> {

	private static final Set<String> NULLNESS = Set.of("Nullable", "NonNull");

	private static final TypeNames NULLNESS_ONLY = new TypeNames(TypeNames::isNullness);

	private static final TypeNames ALL = new TypeNames((annotation) -> true);

	private final Predicate<AnnotationMirror> kept;

	private TypeNames(Predicate<AnnotationMirror> kept) {
		this.kept = kept;
	}

	/**
	 * Name of a type with what it says about {@code null}.
	 * @param type the type
	 * @return its name
	 */
	public static TypeName of(TypeMirror type) {
		return NULLNESS_ONLY.name(type);
	}

	/**
	 * Name of a type with all its annotations.
	 * @param type the type
	 * @return its name
	 */
	public static TypeName allOf(TypeMirror type) {
		return ALL.name(type);
	}

	private TypeName name(TypeMirror type) {
		return annotated(visit(type, null), annotations(type, this.kept));
	}

	/**
	 * Declaration of a type variable.
	 * @param variable the variable
	 * @return its name and bounds
	 */
	public static TypeVariableName declarationOf(TypeVariable variable) {
		TypeMirror bound = variable.getUpperBound();
		List<? extends TypeMirror> bounds = (bound instanceof IntersectionType intersection) ? intersection.getBounds()
				: List.of(bound);
		return TypeVariableName.get(variable.asElement().getSimpleName().toString(),
				bounds.stream().map(TypeNames::of).toArray(TypeName[]::new));
	}

	/**
	 * Annotate the type itself, wherever that is written: {@code Outer.@Nullable Inner},
	 * {@code byte @Nullable []}.
	 * @param type the type
	 * @param annotations its annotations
	 * @return the annotated type
	 */
	public static TypeName annotated(TypeName type, List<AnnotationSpec> annotations) {
		List<AnnotationSpec> missing = new ArrayList<>(annotations);
		missing.removeAll(type.annotations());
		return missing.isEmpty() ? type : type.annotated(missing);
	}

	/**
	 * Leave out annotations where a type begins: those that are written before it, as
	 * parts of a declaration, would be there twice.
	 * @param type the type
	 * @param written the annotations that are written
	 * @return the type without them
	 */
	public static TypeName without(TypeName type, Collection<AnnotationSpec> written) {
		if (type instanceof ArrayTypeName array) {
			return annotated(ArrayTypeName.of(without(array.componentType(), written)), array.annotations());
		}
		List<AnnotationSpec> kept = new ArrayList<>(type.annotations());
		kept.removeAll(written);
		return annotated(type.withoutAnnotations(), kept);
	}

	/**
	 * Annotations of a declaration.
	 * @param declaration the declaration
	 * @return all of them
	 */
	public static List<AnnotationSpec> declared(Element declaration) {
		return annotations(declaration, (annotation) -> true);
	}

	/**
	 * What a type or a declaration says about {@code null}.
	 * @param annotated the type or declaration
	 * @return the annotations that say it
	 */
	public static List<AnnotationSpec> nullness(AnnotatedConstruct annotated) {
		return annotations(annotated, TypeNames::isNullness);
	}

	private static List<AnnotationSpec> annotations(AnnotatedConstruct annotated, Predicate<AnnotationMirror> kept) {
		return annotated.getAnnotationMirrors().stream().filter(kept).map(AnnotationSource::of).toList();
	}

	/**
	 * Whether an annotation speaks of {@code null} and nothing else.
	 * @param annotation the annotation
	 * @return whether it does
	 */
	public static boolean isNullness(AnnotationMirror annotation) {
		return NULLNESS.contains(Annotations.type(annotation).getSimpleName().toString());
	}

	static boolean isNullness(AnnotationSpec annotation) {
		return annotation.type() instanceof ClassName type && NULLNESS.contains(type.simpleName());
	}

	@Override
	protected TypeName defaultAction(TypeMirror type, @Nullable Void parameter) {
		return TypeName.get(type);
	}

	@Override
	public TypeName visitArray(ArrayType type, @Nullable Void parameter) {
		return ArrayTypeName.of(name(type.getComponentType()));
	}

	@Override
	public TypeName visitDeclared(DeclaredType type, @Nullable Void parameter) {
		TypeName outer = isInner(type) ? name(type.getEnclosingType()) : null;
		TypeName[] arguments = type.getTypeArguments().stream().map(this::name).toArray(TypeName[]::new);
		ClassName name = ClassName.get((TypeElement) type.asElement());
		if (outer instanceof ParameterizedTypeName parameterized) {
			return parameterized.nestedClass(name.simpleName(), List.of(arguments));
		}
		return (arguments.length == 0) ? TypeName.get(type) : ParameterizedTypeName.get(name, arguments);
	}

	private static boolean isInner(DeclaredType type) {
		return type.getEnclosingType().getKind() != TypeKind.NONE;
	}

	@Override
	public TypeName visitTypeVariable(TypeVariable type, @Nullable Void parameter) {
		return TypeVariableName.get(type.asElement().getSimpleName().toString());
	}

	@Override
	public TypeName visitWildcard(WildcardType type, @Nullable Void parameter) {
		TypeMirror upper = type.getExtendsBound();
		TypeMirror lower = type.getSuperBound();
		if (lower != null) {
			return WildcardTypeName.supertypeOf(name(lower));
		}
		return (upper != null) ? WildcardTypeName.subtypeOf(name(upper)) : WildcardTypeName.subtypeOf(ClassName.OBJECT);
	}

}
