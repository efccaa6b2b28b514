package dev.tandem.actuate;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A definition in the response of the endpoint.
 *
 * @param type name of the interface
 * @param operations its operations, by name
 */
public record DefinitionDescriptor(String type, List<Operation> operations) {

	public DefinitionDescriptor {
		operations = List.copyOf(operations);
	}

	/**
	 * An operation.
	 *
	 * @param name definition and method, as in the tag {@code api.operation}
	 * @param method HTTP method, {@code null} where each call gives it
	 * @param uriTemplate URI template without its query, as in the tag {@code uri}
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record Operation(String name, @Nullable String method, String uriTemplate) {
	}

}
