package dev.tandem.processor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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
final class ExchangeAnnotations {

	private static final String HTTP_EXCHANGE = "org.springframework.web.service.annotation.HttpExchange";

	private static final String ALIAS_FOR = "org.springframework.core.annotation.AliasFor";

	private final Types types;

	ExchangeAnnotations(Types types) {
		this.types = types;
	}

	boolean isExchange(DefinitionMethod method) {
		return method.declarations().stream().anyMatch((declaration) -> !exchanges(declaration).isEmpty());
	}

	/**
	 * Whether the method accepts a media type whose elements come one by one.
	 */
	boolean isStream(DefinitionMethod method, TypeElement definition) {
		for (ExecutableElement declaration : method.declarations()) {
			List<String> accepted = accepted(declaration);
			if (!accepted.isEmpty()) {
				return isStream(accepted);
			}
		}
		return isStream(acceptedByType(definition));
	}

	private static boolean isStream(List<String> accepted) {
		return accepted.stream()
			.flatMap((mediaTypes) -> Stream.of(mediaTypes.split(",", -1)))
			.anyMatch(StreamMediaTypes::contains);
	}

	private List<String> acceptedByType(TypeElement type) {
		List<String> accepted = accepted(type);
		if (!accepted.isEmpty()) {
			return accepted;
		}
		for (TypeMirror parent : type.getInterfaces()) {
			List<String> inherited = acceptedByType((TypeElement) this.types.asElement(parent));
			if (!inherited.isEmpty()) {
				return inherited;
			}
		}
		return List.of();
	}

	private static List<String> accepted(Element element) {
		for (AnnotationMirror exchange : exchanges(element)) {
			List<String> accepted = acceptedBy(exchange);
			if (!accepted.isEmpty()) {
				return accepted;
			}
		}
		return List.of();
	}

	private static List<String> acceptedBy(AnnotationMirror exchange) {
		List<String> accepted = new ArrayList<>();
		exchange.getElementValues().forEach((attribute, value) -> {
			if (isAccept(attribute)) {
				accepted.addAll(Annotations.strings(value));
			}
		});
		return accepted;
	}

	private static boolean isAccept(ExecutableElement attribute) {
		return attribute.getSimpleName().contentEquals("accept")
				|| Annotations.find(attribute, ALIAS_FOR).filter(ExchangeAnnotations::isAliasForAccept).isPresent();
	}

	private static boolean isAliasForAccept(AnnotationMirror alias) {
		return Annotations.value(alias, "attribute")
			.or(() -> Annotations.value(alias, "value"))
			.map(AnnotationValue::getValue)
			.filter("accept"::equals)
			.isPresent();
	}

	/**
	 * {@code @HttpExchange} and what leads to it, the outermost first.
	 */
	private static List<AnnotationMirror> exchanges(Element element) {
		return exchanges(element, new HashSet<>());
	}

	private static List<AnnotationMirror> exchanges(Element element, Set<TypeElement> visited) {
		for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
			TypeElement type = Annotations.type(annotation);
			if (type.getQualifiedName().contentEquals(HTTP_EXCHANGE)) {
				return List.of(annotation);
			}
			if (visited.add(type)) {
				List<AnnotationMirror> path = exchanges(type, visited);
				if (!path.isEmpty()) {
					List<AnnotationMirror> exchanges = new ArrayList<>();
					exchanges.add(annotation);
					exchanges.addAll(path);
					return exchanges;
				}
			}
		}
		return List.of();
	}

}
