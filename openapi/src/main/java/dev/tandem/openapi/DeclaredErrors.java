package dev.tandem.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.openapitools.codegen.CodegenOperation;
import org.openapitools.codegen.CodegenResponse;

/**
 * Types of error bodies by their statuses.
 */
final class DeclaredErrors {

	private static final List<String> RANGES = List.of("4xx", "5xx");

	private DeclaredErrors() {
	}

	/**
	 * Find the errors that a description declares, and let the definition import their
	 * types. {@code default} stands for all errors that are not declared.
	 * @param operation an operation
	 * @return values for {@code @ErrorBody}
	 */
	static List<Map<String, String>> of(CodegenOperation operation) {
		Map<String, String> types = new TreeMap<>();
		boolean success = operation.responses.stream().anyMatch((response) -> response.is2xx);
		for (CodegenResponse response : operation.responses) {
			if (!response.isModel) {
				continue;
			}
			if (response.is4xx || response.is5xx) {
				types.put(response.code.toLowerCase(Locale.ROOT), response.baseType);
				operation.imports.add(response.baseType);
			}
			else if (response.isDefault && success) {
				RANGES.forEach((range) -> types.putIfAbsent(range, response.baseType));
				operation.imports.add(response.baseType);
			}
		}
		List<Map<String, String>> errors = new ArrayList<>();
		types.forEach((status, type) -> errors.add(Map.of("status", status, "type", type)));
		return errors;
	}

}
