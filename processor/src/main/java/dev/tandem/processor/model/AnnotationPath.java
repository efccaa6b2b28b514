package dev.tandem.processor.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;

/**
 * The way from an annotation on an element to one that it is composed of. An attribute
 * with {@code @AliasFor} stands for one further on, also by its default, and replaces
 * what is written there; one without stands for itself alone, whatever its name.
 *
 * @param element what is annotated
 * @param annotations the annotations, that on the element first
 */
record AnnotationPath(Element element, List<AnnotationMirror> annotations) {

	private static final String ALIAS_FOR = "org.springframework.core.annotation.AliasFor";

	AnnotationPath then(AnnotationMirror annotation) {
		List<AnnotationMirror> longer = new ArrayList<>(this.annotations);
		longer.add(annotation);
		return new AnnotationPath(this.element, List.copyOf(longer));
	}

	AnnotationPath insteadOfLast(AnnotationMirror annotation) {
		return new AnnotationPath(this.element, this.annotations.subList(0, last())).then(annotation);
	}

	int last() {
		return this.annotations.size() - 1;
	}

	TypeElement type(int position) {
		return Annotations.type(this.annotations.get(position));
	}

	MergedAnnotation merged() {
		Map<String, Attribute> attributes = new HashMap<>();
		for (ExecutableElement attribute : attributes(last())) {
			String name = attribute.getSimpleName().toString();
			value(last(), name).ifPresent((value) -> attributes.put(name, value));
		}
		AnnotationMirror first = this.annotations.get(0);
		return new MergedAnnotation(this.element, first, new Place(holder(last()), this.annotations.get(last()), null),
				last(), Map.copyOf(attributes));
	}

	/**
	 * What is written for an attribute, or for one that stands for it.
	 */
	private Optional<Attribute> value(int position, String name) {
		for (int outer = 0; outer < position; outer++) {
			List<ExecutableElement> aliases = aliases(outer, position, name);
			if (!aliases.isEmpty()) {
				return aliased(outer, aliases);
			}
		}
		return Stream.concat(Stream.of(name), peers(position, name))
			.flatMap((peer) -> Annotations.value(this.annotations.get(position), peer).stream())
			.findFirst()
			.map((value) -> attribute(position, value));
	}

	private Optional<Attribute> aliased(int outer, List<ExecutableElement> aliases) {
		for (ExecutableElement alias : aliases) {
			Optional<Attribute> value = value(outer, alias.getSimpleName().toString());
			if (value.isPresent()) {
				return value;
			}
		}
		return aliases.stream().flatMap((alias) -> byDefault(alias).stream()).findFirst();
	}

	private Optional<Attribute> byDefault(ExecutableElement alias) {
		Place used = new Place(this.element, this.annotations.get(0), null);
		return Optional.ofNullable(alias.getDefaultValue())
			.map((value) -> new Attribute(new Place(alias, null, null), used, value));
	}

	private List<ExecutableElement> aliases(int outer, int position, String name) {
		List<String> names = Stream.concat(Stream.of(name), peers(position, name)).toList();
		return attributes(outer).stream()
			.filter((attribute) -> target(attribute).filter(type(position)::equals).isPresent()
					&& names.contains(targetName(attribute)))
			.toList();
	}

	/**
	 * Attributes that are another name for one of the same annotation.
	 */
	private Stream<String> peers(int position, String name) {
		return attributes(position).stream()
			.filter((attribute) -> Annotations.find(attribute, ALIAS_FOR).isPresent() && target(attribute).isEmpty()
					&& targetName(attribute).equals(name))
			.map((attribute) -> attribute.getSimpleName().toString());
	}

	private List<ExecutableElement> attributes(int position) {
		return ElementFilter.methodsIn(type(position).getEnclosedElements());
	}

	private Attribute attribute(int position, AnnotationValue value) {
		Place used = new Place(this.element, this.annotations.get(0), (position == 0) ? value : null);
		return new Attribute(new Place(holder(position), this.annotations.get(position), value), used, value);
	}

	private Element holder(int position) {
		return (position == 0) ? this.element : type(position - 1);
	}

	/**
	 * The annotation whose attribute it stands for, empty for its own.
	 */
	private static Optional<Element> target(ExecutableElement attribute) {
		return Annotations.find(attribute, ALIAS_FOR)
			.flatMap((alias) -> Annotations.value(alias, "annotation"))
			.map(AnnotationValue::getValue)
			.filter(DeclaredType.class::isInstance)
			.map((type) -> ((DeclaredType) type).asElement());
	}

	private static String targetName(ExecutableElement attribute) {
		return Annotations.find(attribute, ALIAS_FOR)
			.flatMap((alias) -> Annotations.value(alias, "attribute").or(() -> Annotations.value(alias, "value")))
			.map((value) -> value.getValue().toString())
			.orElseGet(() -> attribute.getSimpleName().toString());
	}

}
