package dev.tandem.processor.check;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.util.ElementFilter;

import dev.tandem.processor.model.Annotations;
import dev.tandem.processor.model.Definition;
import dev.tandem.processor.model.Exchange;
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
			.forEach((operation) -> checkSingle(operation.description(), operation.exchanges(), diagnostics));
		checkSingle(definition.name(), definition.exchanges(), diagnostics);
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

	private static void checkSingle(String name, List<Exchange> exchanges, Diagnostics diagnostics) {
		for (Exchange other : exchanges) {
			if (!other.isSame(exchanges.get(0))) {
				diagnostics.error(exchanges.get(0).element(), exchanges.get(0).annotation(), null,
						name + " inherits another @HttpExchange from " + other.element().getEnclosingElement() + ", and"
								+ " Spring takes neither: let them say the same, or remove one");
				return;
			}
		}
	}

}
