package dev.tandem.processor.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.tandem.processor.model.AnnotationSource;
import dev.tandem.processor.model.Annotations;
import dev.tandem.processor.model.CarriedAnnotation;
import dev.tandem.processor.model.Definition;
import dev.tandem.processor.model.DefinitionMethod;
import dev.tandem.processor.model.Parameter;
import dev.tandem.processor.model.TypeArguments;

/**
 * The annotations that a reactive twin has from its definition: all that Spring and the
 * application may read at run time. Those of super-interfaces come along, the nearest of
 * each type, because the twin has none.
 */
final class CarriedAnnotations {

	private static final ClassName REQUEST_PART = ClassName.get("org.springframework.web.bind.annotation",
			"RequestPart");

	/**
	 * Annotations that take the name of the parameter when they have none.
	 */
	private static final Set<String> NAMED = Set.of("RequestHeader", "PathVariable", "RequestParam", "RequestPart",
			"CookieValue", "RequestAttribute");

	List<AnnotationSpec> ofType(Definition definition) {
		return of(definition.types());
	}

	List<AnnotationSpec> ofMethod(DefinitionMethod method) {
		return of(method.declarations());
	}

	private static List<AnnotationSpec> of(List<? extends Element> declarations) {
		return Inherited.of(declarations, CarriedAnnotation::is).stream().map(AnnotationSource::of).toList();
	}

	List<AnnotationSpec> ofParameter(Parameter parameter) {
		List<AnnotationSpec> annotations = new ArrayList<>();
		for (AnnotationMirror annotation : parameter.element().getAnnotationMirrors()) {
			if (CarriedAnnotation.is(annotation)) {
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
		AnnotationSpec carried = AnnotationSource.of(annotation);
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
