package dev.tandem.processor.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.tandem.processor.model.Annotations;
import dev.tandem.processor.model.DefinitionMethod;
import dev.tandem.processor.model.Parameter;
import dev.tandem.processor.model.TypeArguments;
import dev.tandem.processor.model.TypeNames;

/**
 * The annotations that a reactive twin has from its definition: all that Spring and the
 * application may read at run time. Those of super-interfaces come along, the nearest of
 * each type, because the twin has none.
 */
final class CarriedAnnotations {

	private static final Set<String> NOT_CARRIED = Set.of("java.lang.Deprecated", "java.lang.FunctionalInterface",
			"org.jspecify.annotations.NullMarked", "org.jspecify.annotations.NullUnmarked", "kotlin.Metadata");

	private static final ClassName REQUEST_PART = ClassName.get("org.springframework.web.bind.annotation",
			"RequestPart");

	/**
	 * Annotations that take the name of the parameter when they have none.
	 */
	private static final Set<String> NAMED = Set.of("RequestHeader", "PathVariable", "RequestParam", "RequestPart",
			"CookieValue", "RequestAttribute");

	List<AnnotationSpec> ofType(TypeElement type) {
		Map<String, AnnotationSpec> annotations = new LinkedHashMap<>();
		collect(type, annotations);
		return List.copyOf(annotations.values());
	}

	private static void collect(TypeElement type, Map<String, AnnotationSpec> annotations) {
		add(type, annotations);
		for (TypeMirror parent : type.getInterfaces()) {
			collect((TypeElement) ((DeclaredType) parent).asElement(), annotations);
		}
	}

	List<AnnotationSpec> ofMethod(DefinitionMethod method) {
		Map<String, AnnotationSpec> annotations = new LinkedHashMap<>();
		method.declarations().forEach((declaration) -> add(declaration, annotations));
		return List.copyOf(annotations.values());
	}

	private static void add(Element element, Map<String, AnnotationSpec> annotations) {
		for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
			if (isCarried(annotation)) {
				annotations.putIfAbsent(Annotations.type(annotation).getQualifiedName().toString(), copy(annotation));
			}
		}
	}

	/**
	 * JavaPoet leaves out an array without elements, which may stand in place of a
	 * default that has some.
	 */
	private static AnnotationSpec copy(AnnotationMirror annotation) {
		AnnotationSpec.Builder copy = AnnotationSpec.get(annotation).toBuilder();
		annotation.getElementValues().forEach((attribute, value) -> {
			if (value.getValue() instanceof List<?> values && values.isEmpty()) {
				copy.addMember(attribute.getSimpleName().toString(), "{}");
			}
		});
		return copy.build();
	}

	private static boolean isCarried(AnnotationMirror annotation) {
		TypeElement type = Annotations.type(annotation);
		return !TypeNames.isNullness(annotation) && !NOT_CARRIED.contains(type.getQualifiedName().toString())
				&& Annotations.find(type, "java.lang.annotation.Retention")
					.flatMap((retention) -> Annotations.value(retention, "value"))
					.filter((retention) -> retention.getValue().toString().endsWith("SOURCE"))
					.isEmpty();
	}

	List<AnnotationSpec> ofParameter(Parameter parameter) {
		List<AnnotationSpec> annotations = new ArrayList<>();
		for (AnnotationMirror annotation : parameter.element().getAnnotationMirrors()) {
			if (isCarried(annotation)) {
				annotations.add(named(annotation, parameter));
			}
		}
		if (annotations.isEmpty() && isFile(parameter)) {
			annotations.add(AnnotationSpec.builder(REQUEST_PART).addMember("value", "$S", parameter.name()).build());
		}
		return annotations;
	}

	/**
	 * Whether the argument is sent by the name of the parameter.
	 */
	static boolean isSentByName(Parameter parameter) {
		return isFile(parameter)
				|| parameter.element().getAnnotationMirrors().stream().anyMatch(CarriedAnnotations::takesName);
	}

	private static boolean isFile(Parameter parameter) {
		return TypeArguments.is(parameter.type(), "org.springframework.web.multipart.MultipartFile");
	}

	private static boolean takesName(AnnotationMirror annotation) {
		TypeElement type = Annotations.type(annotation);
		return type.getQualifiedName().toString().startsWith("org.springframework.web.bind.annotation.")
				&& NAMED.contains(type.getSimpleName().toString()) && Parameter.writtenName(annotation).isEmpty();
	}

	private static AnnotationSpec named(AnnotationMirror annotation, Parameter parameter) {
		AnnotationSpec carried = copy(annotation);
		if (!takesName(annotation)) {
			return carried;
		}
		Map<String, List<CodeBlock>> members = new TreeMap<>(carried.members());
		members.remove("name");
		members.remove("value");
		AnnotationSpec.Builder builder = AnnotationSpec.builder(ClassName.get(Annotations.type(annotation)))
			.addMember(members.isEmpty() ? "value" : "name", "$S", parameter.name());
		members.forEach((name, values) -> values.forEach((value) -> builder.addMember(name, value)));
		return builder.build();
	}

}
