package dev.tandem.processor;

import java.util.HashSet;
import java.util.Set;

import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;

import org.jspecify.annotations.Nullable;

/**
 * Reports each mistake once, where it can be put right: on the element if its source is
 * being compiled, else on the definition.
 */
final class Problems {

	private final Messager messager;

	private final Set<String> sources = new HashSet<>();

	private final Set<String> reported = new HashSet<>();

	Problems(Messager messager) {
		this.messager = messager;
	}

	void addSources(Set<? extends Element> roots) {
		roots.forEach((root) -> this.sources.add(root.toString()));
	}

	void report(InvalidDefinitionException problem, TypeElement definition) {
		boolean source = this.sources.contains(outermost(problem.element()).toString());
		Element element = source ? problem.element() : definition;
		if (this.reported.add(outermost(element) + ": " + problem.getMessage())) {
			this.messager.printMessage(Kind.ERROR, problem.getMessage(), element, problem.annotation(),
					problem.value());
		}
	}

	private static Element outermost(Element element) {
		Element outermost = element;
		for (Element type = element; type != null; type = enclosingType(type)) {
			outermost = type;
		}
		return outermost;
	}

	private static @Nullable Element enclosingType(Element element) {
		Element enclosing = element.getEnclosingElement();
		return (enclosing instanceof TypeElement) ? enclosing : null;
	}

}
