package dev.tandem.processor.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

import dev.tandem.processor.model.Annotations;
import dev.tandem.processor.model.CarriedAnnotation;
import dev.tandem.processor.model.Definition;
import dev.tandem.processor.model.MentionedTypes;
import dev.tandem.processor.model.Operation;
import dev.tandem.processor.model.Parameter;
import dev.tandem.processor.model.Place;
import dev.tandem.processor.model.Style;

/**
 * The twin, a type of the definition's package, sees what it has from the definition.
 */
final class VisibilityCheck implements Check {

	private final Elements elements;

	VisibilityCheck(Elements elements) {
		this.elements = elements;
	}

	@Override
	public void check(Definition definition, Diagnostics diagnostics) {
		boolean annotated = definition.style() == Style.BLOCKING;
		if (annotated) {
			definition.types()
				.forEach((type) -> checkAnnotations(definition, type, type.getSimpleName().toString(), diagnostics));
		}
		for (Operation operation : definition.operations()) {
			Stream<TypeMirror> ofMethod = Stream
				.of(List.of(operation.returnType()), operation.method().signature().getThrownTypes(),
						operation.method().signature().getTypeVariables())
				.flatMap((types) -> types.stream().map(TypeMirror.class::cast));
			checkTypes(definition, operation, operation.method().element(), ofMethod, diagnostics);
			for (Parameter parameter : operation.parameters()) {
				checkTypes(definition, operation, parameter.element(), Stream.of(parameter.type()), diagnostics);
			}
			if (annotated) {
				Stream
					.concat(operation.method().declarations().stream(),
							operation.method().element().getParameters().stream())
					.filter((element) -> checkAnnotations(definition, element, operation.description(), diagnostics))
					.forEach((element) -> diagnostics.leaveOut(operation));
			}
		}
	}

	private void checkTypes(Definition definition, Operation operation, Element element, Stream<TypeMirror> types,
			Diagnostics diagnostics) {
		Set<TypeElement> mentioned = new LinkedHashSet<>();
		types.forEach((type) -> mentioned.addAll(MentionedTypes.of(type)));
		mentioned.stream().flatMap((type) -> hidden(type, definition).stream()).findFirst().ifPresent((hidden) -> {
			diagnostics.hide(operation);
			diagnostics.error(element, operation.description() + " has '" + hidden.getSimpleName() + "', which the "
					+ definition.style().twin() + " twin cannot see, because it is " + remedy(hidden));
		});
	}

	private boolean checkAnnotations(Definition definition, Element element, String name, Diagnostics diagnostics) {
		boolean found = false;
		for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
			Optional<TypeElement> hidden = CarriedAnnotation.is(annotation)
					? hidden(Annotations.type(annotation), definition) : Optional.empty();
			if (hidden.isPresent()) {
				found = true;
				diagnostics.error(new Place(element, annotation, null),
						name + " has @" + Annotations.type(annotation).getSimpleName()
								+ ", which the reactive twin cannot have, because it is " + remedy(hidden.get()));
			}
		}
		return found;
	}

	private static String remedy(TypeElement hidden) {
		return hidden.getModifiers().contains(Modifier.PRIVATE) ? "private: remove 'private'"
				: "not public and of another package: make it public";
	}

	private Optional<TypeElement> hidden(TypeElement type, Definition definition) {
		boolean samePackage = this.elements.getPackageOf(type).equals(this.elements.getPackageOf(definition.element()));
		for (Element each = type; each instanceof TypeElement enclosing; each = Objects
			.requireNonNull(each.getEnclosingElement())) {
			boolean visible = samePackage ? !enclosing.getModifiers().contains(Modifier.PRIVATE)
					: enclosing.getModifiers().contains(Modifier.PUBLIC);
			if (!visible) {
				return Optional.of(enclosing);
			}
		}
		return Optional.empty();
	}

}
