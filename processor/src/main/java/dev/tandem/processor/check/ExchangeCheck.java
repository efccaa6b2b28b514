package dev.tandem.processor.check;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

import dev.tandem.processor.model.Annotations;
import dev.tandem.processor.model.Definition;
import dev.tandem.processor.model.DefinitionMethods;
import dev.tandem.processor.model.ExchangeAnnotation;
import dev.tandem.processor.model.MergedAnnotation;
import dev.tandem.processor.model.Operation;

/**
 * Every method without a body says what its request is, and says it once.
 */
final class ExchangeCheck implements Check {

	private static final List<String> MAPPINGS = List.of("Get", "Post", "Put", "Patch", "Delete", "Request");

	@Override
	public void check(Definition definition, Diagnostics diagnostics) {
		definition.operations()
			.stream()
			.filter((operation) -> !operation.isExchange() && !operation.method().isDefault())
			.forEach((operation) -> {
				diagnostics.leaveOut(operation);
				diagnostics.error(operation.method().element(),
						hasKotlinBody(operation) ? kotlinMessage(operation) : message(operation));
			});
		definition.exchangeOperations()
			.forEach((operation) -> checkSingle(operation.description(), operation.exchanges(), definition,
					diagnostics));
		checkSingle(definition.name(), definition.exchanges(), definition, diagnostics);
	}

	/**
	 * Whether Kotlin has put the body of the function into a class beside it.
	 */
	private static boolean hasKotlinBody(Operation operation) {
		Element declaring = Objects.requireNonNull(operation.method().element().getEnclosingElement());
		return ElementFilter.typesIn(declaring.getEnclosedElements())
			.stream()
			.filter((type) -> type.getSimpleName().contentEquals("DefaultImpls"))
			.flatMap((type) -> ElementFilter.methodsIn(type.getEnclosedElements()).stream())
			.anyMatch((method) -> method.getSimpleName().contentEquals(operation.method().name()));
	}

	private static String kotlinMessage(Operation operation) {
		return operation.description() + " has a body that Kotlin compiles into a class beside the interface, where no"
				+ " client runs it: remove the compiler option -jvm-default=disable, or set -Xjvm-default=all before"
				+ " Kotlin 2.2";
	}

	private static String message(Operation operation) {
		Optional<AnnotationMirror> mapping = mapping(operation);
		if (mapping.isPresent()) {
			String name = Annotations.type(mapping.get()).getSimpleName().toString();
			String exchange = name.equals("RequestMapping") ? "@HttpExchange"
					: "@" + name.substring(0, name.length() - "Mapping".length()) + "Exchange";
			String url = Stream.of("value", "path")
				.flatMap((attribute) -> Annotations.value(mapping.get(), attribute).stream())
				.flatMap((value) -> Annotations.strings(value).stream())
				.findFirst()
				.map((path) -> "(\"" + path + "\")")
				.orElse("");
			return operation.description() + " has @" + name + ", which is for controllers: write " + exchange + url;
		}
		return operation.description() + " has no @HttpExchange: write @GetExchange, @PostExchange or another"
				+ " of its kind on the method, or make it a default method";
	}

	private static Optional<AnnotationMirror> mapping(Operation operation) {
		return MAPPINGS.stream()
			.map((name) -> Annotations.find(operation.method().element(),
					"org.springframework.web.bind.annotation." + name + "Mapping"))
			.flatMap(Optional::stream)
			.findFirst();
	}

	/**
	 * Spring takes the nearest, as long as one declaration has one.
	 */
	private static void checkSingle(String name, List<ExchangeAnnotation> exchanges, Definition definition,
			Diagnostics diagnostics) {
		for (ExchangeAnnotation other : exchanges) {
			MergedAnnotation first = exchanges.get(0).annotation();
			MergedAnnotation second = other.annotation();
			if (other.isSame(exchanges.get(0))) {
				continue;
			}
			if (first.element().equals(second.element())) {
				diagnostics.error(second.used(), name + " has two @HttpExchange, @" + simple(first) + " and @"
						+ simple(second) + ", and Spring refuses both: remove one");
			}
			else if (!DefinitionMethods.hierarchy(owner(first)).contains(owner(second))) {
				diagnostics.warn(definition.element(),
						definition.name() + " inherits different @HttpExchange"
								+ (definition.name().equals(name) ? "" : " of " + name) + " from " + owner(first)
								+ " and " + owner(second) + ", and Spring takes the first: "
								+ "write the one that counts in " + definition.name());
			}
			return;
		}
	}

	private static TypeElement owner(MergedAnnotation annotation) {
		return (annotation.element() instanceof TypeElement type) ? type
				: (TypeElement) Objects.requireNonNull(annotation.element().getEnclosingElement());
	}

	private static Name simple(MergedAnnotation annotation) {
		return Annotations.type(annotation.annotation()).getSimpleName();
	}

}
