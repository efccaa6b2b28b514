package dev.tandem.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.openapitools.codegen.CodegenOperation;
import org.openapitools.codegen.CodegenParameter;
import org.openapitools.codegen.model.ModelMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Query of an operation whose body is a form. Spring sends each {@code @RequestParam} of
 * such an operation in the form, so the parameters of the query are variables of the URL.
 * A variable has one value, and always has it: a parameter that may be absent, or has
 * several values, cannot be one.
 */
final class FormQuery {

	private static final Logger logger = LoggerFactory.getLogger(FormQuery.class);

	/**
	 * Names that mean the same in a URL template.
	 */
	private static final Pattern PLAIN = Pattern.compile("[\\w.\\-\\[\\]]+");

	private FormQuery() {
	}

	/**
	 * Whether a parameter of an operation is in the query beside a form.
	 * @param operation the operation
	 * @param parameter the parameter
	 * @return whether it is
	 */
	static boolean contains(CodegenOperation operation, CodegenParameter parameter) {
		return parameter.isQueryParam && ContentType.isForm(operation);
	}

	/**
	 * Write the query of an operation into its URL, and leave out what cannot be there.
	 * @param operation the operation
	 * @param models the schemas of the description
	 * @return the URL, with a query if the body is a form
	 * @throws IllegalArgumentException if a required parameter cannot be there
	 */
	static String addTo(CodegenOperation operation, List<ModelMap> models) {
		List<CodegenParameter> written = new ArrayList<>();
		for (CodegenParameter parameter : List.copyOf(operation.allParams)) {
			if (!contains(operation, parameter)) {
				continue;
			}
			if (!parameter.required) {
				operation.allParams.remove(parameter);
				logger
					.warn("The query parameter '{}' of {} is left out: it is optional, and the query beside a form is a part of the "
							+ "URL. Set it in a call: clients.with(api, CallOptions.none().withQuery(\"{}\", value)).",
							parameter.baseName, operation.operationId, parameter.baseName);
			}
			else {
				refuse(operation, parameter, models);
				written.add(parameter);
			}
		}
		String query = written.stream()
			.map((parameter) -> "%s={%s}".formatted(parameter.baseName, parameter.paramName))
			.collect(Collectors.joining("&", "?", ""));
		return written.isEmpty() ? operation.path : operation.path + query;
	}

	private static void refuse(CodegenOperation operation, CodegenParameter parameter, List<ModelMap> models) {
		boolean value = !parameter.isContainer && !parameter.isFreeFormObject
				&& QueryProperties.of(parameter, models).isEmpty();
		if (!value || !PLAIN.matcher(parameter.baseName).matches()) {
			throw new IllegalArgumentException(("The query parameter '%s' of %s cannot be sent beside a form: it %s. "
					+ "Give the operation x-internal: true in the description, which leaves it out, and write it by hand.")
				.formatted(parameter.baseName, operation.operationId,
						value ? "has a name that a URL template cannot have" : "has several values"));
		}
	}

}
