package dev.tandem.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
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
final class TypeNames extends SimpleTypeVisitor14<TypeName, @Nullable Void> {

	private static final Set<String> NULLNESS = Set.of("Nullable", "NonNull");

	private static final TypeNames INSTANCE = new TypeNames();

	private TypeNames() {
	}

	static TypeName of(TypeMirror type) {
		return annotated(INSTANCE.visit(type, null), nullness(type));
	}

	static TypeVariableName declarationOf(TypeVariable variable) {
		TypeMirror bound = variable.getUpperBound();
		List<? extends TypeMirror> bounds = (bound instanceof IntersectionType intersection) ? intersection.getBounds()
				: List.of(bound);
		return TypeVariableName.get(variable.asElement().getSimpleName().toString(),
				bounds.stream().map(TypeNames::of).toArray(TypeName[]::new));
	}

	/**
	 * Annotate the type itself, wherever that is written: {@code Outer.@Nullable Inner},
	 * {@code byte @Nullable []}.
	 */
	static TypeName annotated(TypeName type, List<AnnotationSpec> annotations) {
		List<AnnotationSpec> missing = new ArrayList<>(annotations);
		missing.removeAll(type.annotations());
		return missing.isEmpty() ? type : type.annotated(missing);
	}

	static List<AnnotationSpec> nullness(AnnotatedConstruct annotated) {
		return annotated.getAnnotationMirrors()
			.stream()
			.filter(TypeNames::isNullness)
			.map(AnnotationSpec::get)
			.toList();
	}

	private static boolean isNullness(AnnotationMirror annotation) {
		return NULLNESS.contains(Annotations.type(annotation).getSimpleName().toString());
	}

	@Override
	protected TypeName defaultAction(TypeMirror type, @Nullable Void parameter) {
		return TypeName.get(type);
	}

	@Override
	public TypeName visitArray(ArrayType type, @Nullable Void parameter) {
		return ArrayTypeName.of(of(type.getComponentType()));
	}

	@Override
	public TypeName visitDeclared(DeclaredType type, @Nullable Void parameter) {
		if (type.getTypeArguments().isEmpty() || isInner(type)) {
			return TypeName.get(type);
		}
		return ParameterizedTypeName.get(ClassName.get((TypeElement) type.asElement()),
				type.getTypeArguments().stream().map(TypeNames::of).toArray(TypeName[]::new));
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
			return WildcardTypeName.supertypeOf(of(lower));
		}
		return (upper != null) ? WildcardTypeName.subtypeOf(of(upper)) : WildcardTypeName.subtypeOf(ClassName.OBJECT);
	}

}
