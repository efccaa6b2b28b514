package dev.tandem.processor.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;

import dev.tandem.processor.model.Annotations;
import dev.tandem.processor.model.MergedAnnotations;

/**
 * Annotations of a declaration and of those that it overrides or extends, as Spring finds
 * them there: the nearest of each type, all of one that is repeatable, and the
 * {@code @HttpExchange} of one declaration.
 */
final class Inherited {

	private static final String HTTP_EXCHANGE = "org.springframework.web.service.annotation.HttpExchange";

	private final Map<String, List<AnnotationMirror>> annotations = new LinkedHashMap<>();

	private boolean exchange;

	private Inherited() {
	}

	static List<AnnotationMirror> of(List<? extends Element> declarations, Predicate<AnnotationMirror> wanted) {
		Inherited inherited = new Inherited();
		declarations.forEach((declaration) -> inherited.add(declaration, wanted));
		return inherited.annotations.values().stream().flatMap(List::stream).toList();
	}

	private void add(Element declaration, Predicate<AnnotationMirror> wanted) {
		Map<String, List<AnnotationMirror>> own = new LinkedHashMap<>();
		for (AnnotationMirror annotation : declaration.getAnnotationMirrors()) {
			if (wanted.test(annotation) && !(this.exchange && isExchange(annotation))) {
				own.computeIfAbsent(key(annotation), (key) -> new ArrayList<>()).add(annotation);
			}
		}
		this.exchange |= !MergedAnnotations.all(declaration, HTTP_EXCHANGE).isEmpty();
		own.forEach((type, added) -> this.annotations.merge(type, added, Inherited::merge));
	}

	private static boolean isExchange(AnnotationMirror annotation) {
		TypeElement type = Annotations.type(annotation);
		return type.getQualifiedName().contentEquals(HTTP_EXCHANGE)
				|| !MergedAnnotations.all(type, HTTP_EXCHANGE).isEmpty();
	}

	private static List<AnnotationMirror> merge(List<AnnotationMirror> nearer, List<AnnotationMirror> further) {
		List<AnnotationMirror> all = new ArrayList<>();
		nearer.forEach((annotation) -> all.addAll(repeated(annotation)));
		if (!isRepeatable(Annotations.type(all.get(0)))) {
			return nearer;
		}
		further.forEach((annotation) -> all.addAll(repeated(annotation)));
		return all;
	}

	private static String key(AnnotationMirror annotation) {
		return Annotations.type(repeated(annotation).get(0)).getQualifiedName().toString();
	}

	/**
	 * Those in a container, or the annotation itself.
	 */
	private static List<AnnotationMirror> repeated(AnnotationMirror annotation) {
		List<AnnotationMirror> contained = Annotations.contained(annotation)
			.filter((each) -> container(Annotations.type(each)).filter(Annotations.type(annotation)::equals)
				.isPresent())
			.toList();
		return contained.isEmpty() ? List.of(annotation) : contained;
	}

	private static boolean isRepeatable(TypeElement type) {
		return container(type).isPresent();
	}

	private static Optional<Element> container(TypeElement type) {
		return Annotations.find(type, "java.lang.annotation.Repeatable")
			.flatMap((repeatable) -> Annotations.value(repeatable, "value"))
			.map((container) -> ((DeclaredType) container.getValue()).asElement());
	}

}
