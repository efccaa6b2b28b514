package dev.tandem.processor.model;

import java.util.List;
import java.util.Optional;

import javax.lang.model.type.TypeMirror;

import org.jspecify.annotations.Nullable;

/**
 * Method of a definition: an operation of the API, or a default method.
 *
 * @param method the method
 * @param exchanges what it says of its requests, the nearest first; empty for a default
 * method
 * @param kind what its return type says about the style
 * @param result type of its result in the twin, {@code null} if it has none
 * @param parameters its parameters
 */
public record Operation(DefinitionMethod method, List<ExchangeAnnotation> exchanges, ReturnKind kind,
		@Nullable TwinType result, List<Parameter> parameters) {

	/**
	 * Whether the method sends a request.
	 * @return whether it does
	 */
	public boolean isExchange() {
		return !this.exchanges.isEmpty();
	}

	/**
	 * What it says of its requests.
	 * @return the exchange, if there is one
	 */
	public Optional<ExchangeAnnotation> exchange() {
		return this.exchanges.stream().findFirst();
	}

	/**
	 * Type that it returns, seen from the definition.
	 * @return the type
	 */
	public TypeMirror returnType() {
		return this.method.signature().getReturnType();
	}

	/**
	 * How messages name it.
	 * @return type and name
	 */
	public String description() {
		return this.method.description();
	}

}
