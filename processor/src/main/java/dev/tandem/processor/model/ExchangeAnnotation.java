package dev.tandem.processor.model;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An {@code @HttpExchange}, or an annotation made of it.
 *
 * @param annotation the annotation
 */
public record ExchangeAnnotation(MergedAnnotation annotation) {

	/**
	 * Attribute of {@code @HttpExchange}.
	 * @param name its name
	 * @return what is written for it, if it is anything
	 */
	public Optional<Attribute> attribute(String name) {
		return this.annotation.attribute(name).filter((attribute) -> !attribute.isBlank());
	}

	/**
	 * Whether another says the same: Spring takes one of different ones for a mistake.
	 * @param other the other
	 * @return whether it does
	 */
	public boolean isSame(ExchangeAnnotation other) {
		return texts().equals(other.texts());
	}

	private Map<String, String> texts() {
		Map<String, String> texts = new TreeMap<>();
		this.annotation.attributes().forEach((name, attribute) -> {
			if (!attribute.isBlank()) {
				texts.put(name, attribute.texts().toString());
			}
		});
		return texts;
	}

}
