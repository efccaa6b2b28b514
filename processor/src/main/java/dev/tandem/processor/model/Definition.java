package dev.tandem.processor.model;

import java.util.List;
import java.util.Optional;

import javax.lang.model.element.TypeElement;

/**
 * A definition as it is written.
 *
 * @param element the interface
 * @param style how most of its operations are written
 * @param types the interface and its super-interfaces, the nearest first
 * @param exchanges what it says of all requests, the nearest first
 * @param operations its methods, each signature once
 */
public record Definition(TypeElement element, Style style, List<TypeElement> types, List<Exchange> exchanges,
		List<Operation> operations) {

	/**
	 * Name in the source.
	 * @return the simple name
	 */
	public String name() {
		return this.element.getSimpleName().toString();
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
	public Optional<Exchange> exchange() {
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
