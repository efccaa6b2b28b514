package dev.tandem.processor.model;

import java.util.List;
import java.util.Optional;

import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

import com.palantir.javapoet.ClassName;
import dev.tandem.processor.table.TwinNaming;

/**
 * A definition as it is written.
 *
 * @param element the interface
 * @param style how most of its operations are written
 * @param types the interface and its super-interfaces, the nearest first
 * @param exchanges what it says of all requests, the nearest first
 * @param operations its methods, each signature once
 */
public record Definition(TypeElement element, Style style, List<TypeElement> types, List<ExchangeAnnotation> exchanges,
		List<Operation> operations) {

	/**
	 * Name in the source.
	 * @return the simple name
	 */
	public String name() {
		return this.element.getSimpleName().toString();
	}

	/**
	 * Name of a type that is generated of it: {@code BlockingTodoApi} for
	 * {@code TodoApi}, {@code Outer_BlockingTodoApi} for {@code Outer.TodoApi}.
	 * @param prefix what comes before the simple name
	 * @return the name
	 */
	public ClassName generated(String prefix) {
		ClassName name = ClassName.get(this.element);
		List<String> names = name.simpleNames();
		List<String> enclosing = names.subList(0, names.size() - 1);
		String outer = enclosing.isEmpty() ? "" : String.join(TwinNaming.SEPARATOR, enclosing) + TwinNaming.SEPARATOR;
		return ClassName.get(name.packageName(), outer + prefix + name.simpleName());
	}

	/**
	 * Whether it can be seen from everywhere.
	 * @return whether it and the types around it are public
	 */
	public boolean isPublic() {
		for (Element type = this.element; type instanceof TypeElement; type = type.getEnclosingElement()) {
			if (!type.getModifiers().contains(Modifier.PUBLIC)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * What is written for an attribute of {@code @HttpExchange}, on the operation or else
	 * on the definition.
	 * @param operation an operation
	 * @param name name of the attribute
	 * @return what is written, if it is anything
	 */
	public Optional<Attribute> attribute(Operation operation, String name) {
		return operation.exchange().flatMap((exchange) -> exchange.attribute(name)).or(() -> attribute(name));
	}

	/**
	 * What is written for an attribute of {@code @HttpExchange} on the definition.
	 * @param name name of the attribute
	 * @return what is written, if it is anything
	 */
	public Optional<Attribute> attribute(String name) {
		return exchange().flatMap((exchange) -> exchange.attribute(name));
	}

	/**
	 * What it says of all requests: the nearest counts.
	 * @return the exchange, if there is one
	 */
	public Optional<ExchangeAnnotation> exchange() {
		return this.exchanges.stream().findFirst();
	}

	/**
	 * The methods that send requests.
	 * @return the operations
	 */
	public List<Operation> exchangeOperations() {
		return this.operations.stream().filter(Operation::isExchange).toList();
	}

}
