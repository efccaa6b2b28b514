package dev.tandem.processor.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/**
 * Reads {@code @HttpExchange}, and the annotations made of it, the way Spring does: on
 * the method, then on those it overrides; on the definition, then on its
 * super-interfaces.
 */
final class ExchangeReader {

	private static final String HTTP_EXCHANGE = "org.springframework.web.service.annotation.HttpExchange";

	private static final String ALIAS_FOR = "org.springframework.core.annotation.AliasFor";

	private static final Set<String> ATTRIBUTES = Set.of("url", "method", "contentType", "accept", "headers",
			"version");

	private final Types types;

	ExchangeReader(Types types) {
		this.types = types;
	}

	/**
	 * Those of a method, the most specific first.
	 */
	List<Exchange> of(DefinitionMethod method) {
		return method.declarations().stream().map(ExchangeReader::read).flatMap(Optional::stream).toList();
	}

	/**
	 * Those of a type and its super-interfaces, the most specific first.
	 */
	List<Exchange> of(TypeElement type) {
		Set<TypeElement> types = new LinkedHashSet<>();
		collect(type, types);
		return types.stream().map(ExchangeReader::read).flatMap(Optional::stream).toList();
	}

	private void collect(TypeElement type, Set<TypeElement> found) {
		if (found.add(type)) {
			for (TypeMirror parent : type.getInterfaces()) {
				collect((TypeElement) this.types.asElement(parent), found);
			}
		}
	}

	private static Optional<Exchange> read(Element element) {
		for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
			List<AnnotationMirror> path = path(annotation, new HashSet<>());
			if (!path.isEmpty()) {
				Map<String, Attribute> attributes = new HashMap<>();
				path.forEach((each) -> read(each, element, annotation, attributes));
				return Optional.of(new Exchange(element, annotation, Map.copyOf(attributes)));
			}
		}
		return Optional.empty();
	}

	private static void read(AnnotationMirror path, Element element, AnnotationMirror annotation,
			Map<String, Attribute> attributes) {
		path.getElementValues().forEach((attribute, value) -> {
			String name = name(attribute);
			if (ATTRIBUTES.contains(name)) {
				attributes.putIfAbsent(name, new Attribute(element, annotation, value, Annotations.strings(value)));
			}
		});
	}

	/**
	 * Name of the attribute of {@code @HttpExchange} that an attribute stands for.
	 */
	private static String name(ExecutableElement attribute) {
		String name = Annotations.find(attribute, ALIAS_FOR)
			.flatMap((alias) -> Annotations.value(alias, "attribute").or(() -> Annotations.value(alias, "value")))
			.map(AnnotationValue::getValue)
			.map(Object::toString)
			.orElseGet(() -> attribute.getSimpleName().toString());
		return name.equals("value") ? "url" : name;
	}

	/**
	 * {@code @HttpExchange} and what leads to it, the outermost first.
	 */
	private static List<AnnotationMirror> path(AnnotationMirror annotation, Set<TypeElement> visited) {
		TypeElement type = Annotations.type(annotation);
		if (type.getQualifiedName().contentEquals(HTTP_EXCHANGE)) {
			return List.of(annotation);
		}
		if (visited.add(type)) {
			for (AnnotationMirror meta : type.getAnnotationMirrors()) {
				List<AnnotationMirror> path = path(meta, visited);
				if (!path.isEmpty()) {
					List<AnnotationMirror> longer = new ArrayList<>();
					longer.add(annotation);
					longer.addAll(path);
					return longer;
				}
			}
		}
		return List.of();
	}

}
