package dev.tandem.processor.check;

import java.util.List;
import java.util.Set;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

import dev.tandem.processor.model.Definition;
import dev.tandem.processor.model.DefinitionMethod;
import dev.tandem.processor.model.MergedAnnotation;
import dev.tandem.processor.model.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Types of bodies can be made by a codec. Only a type without any annotation is judged:
 * one with some may be made another way.
 */
final class DecodingCheck implements Check {

	private static final Set<ElementKind> JUDGED = Set.of(ElementKind.CLASS, ElementKind.INTERFACE);

	@Override
	public void check(Definition definition, Diagnostics diagnostics) {
		definition.types().forEach((type) -> checkErrors(type, type.getSimpleName().toString(), diagnostics));
		for (Operation operation : definition.exchangeOperations()) {
			operation.method()
				.declarations()
				.forEach((declaration) -> checkErrors(declaration, DefinitionMethod.description(declaration),
						diagnostics));
			checkWithin(operation.returnType(), operation.method().element(), operation.description() + " returns",
					diagnostics);
		}
	}

	private static void checkErrors(Element element, String name, Diagnostics diagnostics) {
		for (MergedAnnotation body : ErrorBodyCheck.bodies(element)) {
			body.attribute("type")
				.map((type) -> type.value().getValue())
				.filter(TypeMirror.class::isInstance)
				.ifPresent((type) -> checkWithin((TypeMirror) type, body.declared().element(),
						"@ErrorBody on " + body.holder(name) + " has", diagnostics));
		}
	}

	private static void checkWithin(TypeMirror type, Element element, String place, Diagnostics diagnostics) {
		if (type instanceof DeclaredType declared) {
			TypeElement body = (TypeElement) declared.asElement();
			if (diagnostics.isSource(body) && JUDGED.contains(body.getKind())
					&& body.getAnnotationMirrors().isEmpty()) {
				check(body, element, place, diagnostics);
			}
			declared.getTypeArguments().forEach((argument) -> checkWithin(argument, element, place, diagnostics));
		}
	}

	private static void check(TypeElement body, Element element, String place, Diagnostics diagnostics) {
		String name = body.getSimpleName().toString();
		boolean inner = body.getEnclosingElement() instanceof TypeElement outer && outer.getKind().isClass()
				&& body.getKind() == ElementKind.CLASS && !body.getModifiers().contains(Modifier.STATIC);
		if (inner) {
			diagnostics.error(element, place + " '" + name + "', an inner class, which no codec can create without the"
					+ " object around it: make it static");
			return;
		}
		String fault = fault(body);
		if (fault != null) {
			diagnostics.warn(element, place + " '" + name + "', " + fault
					+ ", so no codec knows how to create it: write a record, or say it with the annotations of Jackson");
		}
	}

	private static @Nullable String fault(TypeElement body) {
		if (body.getModifiers().contains(Modifier.ABSTRACT) && !body.getModifiers().contains(Modifier.SEALED)) {
			return body.getKind().isInterface() ? "an interface" : "an abstract class";
		}
		List<ExecutableElement> constructors = ElementFilter.constructorsIn(body.getEnclosedElements());
		boolean unclear = constructors.size() > 1
				&& constructors.stream().noneMatch((constructor) -> constructor.getParameters().isEmpty())
				&& constructors.stream().allMatch((constructor) -> constructor.getAnnotationMirrors().isEmpty());
		return unclear ? "which has several constructors" : null;
	}

}
