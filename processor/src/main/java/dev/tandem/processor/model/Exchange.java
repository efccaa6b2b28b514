package dev.tandem.processor.model;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;

/**
 * An {@code @HttpExchange}, or an annotation made of it, with the attributes that are
 * written.
 *
 * @param element what it is on
 * @param annotation the annotation on it
 * @param attributes attributes of {@code @HttpExchange} by their names
 */
public record Exchange(Element element, AnnotationMirror annotation, Map<String, Attribute> attributes) {

	/**
	 * Attribute of {@code @HttpExchange}.
	 * @param name its name
	 * @return what is written for it, if it is anything
	 */
	public Optional<Attribute> attribute(String name) {
		return Optional.ofNullable(this.attributes.get(name)).filter((attribute) -> !attribute.isBlank());
	}

	/**
	 * Whether another says the same: Spring takes one of different ones for a mistake.
	 * @param other the other
	 * @return whether it does
	 */
	public boolean isSame(Exchange other) {
		return texts().equals(other.texts());
	}

	private Map<String, String> texts() {
		Map<String, String> texts = new TreeMap<>();
		this.attributes.forEach((name, attribute) -> {
			if (!attribute.isBlank()) {
				texts.put(name, attribute.texts().toString());
			}
		});
		return texts;
	}

}
