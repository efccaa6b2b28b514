package dev.tandem.processor.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;

import dev.tandem.processor.model.Annotations;
import dev.tandem.processor.model.Attribute;
import dev.tandem.processor.model.MergedAnnotation;
import dev.tandem.processor.model.Operation;
import dev.tandem.processor.model.Place;

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

	private final Set<Operation> hidden = new HashSet<>();

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
		error(List.of(new Place(element, null, null)), message);
	}

	void error(Attribute attribute, String message) {
		error(List.of(attribute.written(), attribute.used()), message);
	}

	void error(MergedAnnotation annotation, String message) {
		error(List.of(annotation.declared(), annotation.used()), message);
	}

	void error(Place place, String message) {
		error(List.of(place), message);
	}

	private void error(List<Place> places, String message) {
		this.problems.add(new Problem(Kind.ERROR, places, message));
	}

	/**
	 * Note something that is probably a mistake, unless warnings are suppressed there.
	 * @param element where it is
	 * @param message what is wrong and what to write
	 */
	public void warn(Element element, String message) {
		warn(new Place(element, null, null), message);
	}

	void warn(Place place, String message) {
		warn(List.of(place), message);
	}

	void warn(Attribute attribute, String message) {
		warn(List.of(attribute.written(), attribute.used()), message);
	}

	private void warn(List<Place> places, String message) {
		if (this.warnings && places.stream().map(Place::element).noneMatch(Diagnostics::isSuppressed)) {
			this.problems.add(new Problem(Kind.WARNING, places, message));
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
	 * Have no method anywhere for an operation whose types cannot be written.
	 */
	void hide(Operation operation) {
		leaveOut(operation);
		this.hidden.add(operation);
	}

	/**
	 * Whether generated code cannot have the types of an operation.
	 * @param operation the operation
	 * @return whether it cannot
	 */
	public boolean isHidden(Operation operation) {
		return this.hidden.contains(operation);
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
		this.hidden.clear();
	}

	/**
	 * Whether the source of an element is being compiled.
	 */
	boolean isSource(Element element) {
		return this.sources.contains(outermost(element).toString());
	}

	private void report(Problem problem, TypeElement definition) {
		Place place = problem.places()
			.stream()
			.filter((each) -> isSource(each.element()))
			.findFirst()
			.orElseGet(() -> new Place(definition, null, null));
		if (this.reported.add(outermost(place.element()) + ": " + problem.message())) {
			this.messager.printMessage(problem.kind(), problem.message(), place.element(), place.annotation(),
					place.value());
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
