package dev.tandem.processor.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;

import dev.tandem.processor.model.Annotations;
import dev.tandem.processor.model.Attribute;
import dev.tandem.processor.model.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Collects mistakes and reports each once, where it can be put right: on the element if
 * its source is being compiled, else on the definition.
 */
public final class Diagnostics {

	private static final String SUPPRESSED = "tandem";

	private final Messager messager;

	private final boolean warnings;

	private final Set<String> sources = new HashSet<>();

	private final Set<String> reported = new HashSet<>();

	private final List<Problem> problems = new ArrayList<>();

	private final Set<Operation> leftOut = new HashSet<>();

	/**
	 * Create diagnostics of a compilation.
	 * @param messager reports to the compiler
	 * @param warnings whether to report warnings
	 */
	public Diagnostics(Messager messager, boolean warnings) {
		this.messager = messager;
		this.warnings = warnings;
	}

	/**
	 * Add what is being compiled.
	 * @param roots types of a round
	 */
	public void addSources(Set<? extends Element> roots) {
		roots.forEach((root) -> this.sources.add(root.toString()));
	}

	/**
	 * Note a mistake.
	 * @param element where it is
	 * @param message what is wrong and what to write
	 */
	public void error(Element element, String message) {
		this.problems.add(new Problem(Kind.ERROR, element, null, null, message));
	}

	void error(Attribute attribute, String message) {
		error(attribute.element(), attribute.annotation(), attribute.value(), message);
	}

	void error(Element element, AnnotationMirror annotation, @Nullable AnnotationValue value, String message) {
		this.problems.add(new Problem(Kind.ERROR, element, annotation, value, message));
	}

	/**
	 * Note something that is probably a mistake, unless warnings are suppressed there.
	 */
	void warn(Element element, @Nullable AnnotationMirror annotation, String message) {
		if (this.warnings && !isSuppressed(element)) {
			this.problems.add(new Problem(Kind.WARNING, element, annotation, null, message));
		}
	}

	private static boolean isSuppressed(Element element) {
		for (Element each = element; each != null; each = each.getEnclosingElement()) {
			if (Annotations.find(each, "java.lang.SuppressWarnings")
				.flatMap((annotation) -> Annotations.value(annotation, "value"))
				.filter((value) -> Annotations.strings(value).contains(SUPPRESSED))
				.isPresent()) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Have no method in the twin for an operation.
	 */
	void leaveOut(Operation operation) {
		this.leftOut.add(operation);
	}

	/**
	 * Whether the twin can have a method for an operation.
	 * @param operation the operation
	 * @return whether it can
	 */
	public boolean isLeftOut(Operation operation) {
		return operation.result() == null || this.leftOut.contains(operation);
	}

	/**
	 * Report what has been noted of a definition.
	 * @param definition the definition
	 */
	public void report(TypeElement definition) {
		this.problems.forEach((problem) -> report(problem, definition));
		this.problems.clear();
		this.leftOut.clear();
	}

	/**
	 * Whether the source of an element is being compiled.
	 */
	boolean isSource(Element element) {
		return this.sources.contains(outermost(element).toString());
	}

	private void report(Problem problem, TypeElement definition) {
		boolean source = isSource(problem.element());
		Element element = source ? problem.element() : definition;
		if (this.reported.add(outermost(element) + ": " + problem.message())) {
			this.messager.printMessage(problem.kind(), problem.message(), element, source ? problem.annotation() : null,
					source ? problem.value() : null);
		}
	}

	private static Element outermost(Element element) {
		Element outermost = element;
		for (Element each = element; each instanceof TypeElement
				|| each.getEnclosingElement() != null; each = each.getEnclosingElement()) {
			if (each instanceof TypeElement) {
				outermost = each;
			}
			if (each.getEnclosingElement() == null) {
				break;
			}
		}
		return outermost;
	}

}
