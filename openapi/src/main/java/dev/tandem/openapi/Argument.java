package dev.tandem.openapi;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.openapitools.codegen.CodegenOperation;
import org.openapitools.codegen.CodegenParameter;
import org.openapitools.codegen.CodegenProperty;
import org.openapitools.codegen.model.ModelMap;

/**
 * A parameter of a method.
 *
 * @param annotation its annotation
 * @param type its type
 * @param query the record that its properties are declared in, if they are parameters of
 * the query
 */
record Argument(String annotation, String type, @Nullable QueryRecord query) {

	private static final String RESOURCE = "org.springframework.core.io.Resource";

	/**
	 * The parameter of a method for one of an operation.
	 * @param operation the operation
	 * @param parameter its parameter
	 * @param models the schemas of the description
	 * @param names names of types in the definition
	 * @return the parameter
	 */
	static Argument of(CodegenOperation operation, CodegenParameter parameter, List<ModelMap> models, TypeNames names) {
		String type = type(parameter);
		if (FormQuery.contains(operation, parameter)) {
			return new Argument("@PathVariable(\"%s\")".formatted(parameter.paramName), type, null);
		}
		if (parameter.isQueryParam) {
			return query(operation, parameter, type, models, names);
		}
		String name = named(parameter);
		if (parameter.isPathParam) {
			return new Argument("@PathVariable(\"%s\")".formatted(parameter.baseName), type, null);
		}
		if (parameter.isHeaderParam) {
			return new Argument("@RequestHeader" + name, type, null);
		}
		if (parameter.isCookieParam) {
			return new Argument("@CookieValue" + name, type, null);
		}
		if (parameter.isFormParam) {
			return new Argument((operation.isMultipart ? "@RequestPart" : "@RequestParam") + name, type, null);
		}
		return new Argument(parameter.required ? "@RequestBody" : "@RequestBody(required = false)", type, null);
	}

	private static String type(CodegenParameter parameter) {
		if (parameter.isArray) {
			return isFile(parameter) ? "List<" + RESOURCE + ">" : parameter.dataType;
		}
		return isFile(parameter) ? RESOURCE : parameter.dataType;
	}

	private static boolean isFile(CodegenParameter parameter) {
		CodegenProperty items = parameter.items;
		return parameter.isFile || (items != null && (items.isFile || items.isBinary));
	}

	private static Argument query(CodegenOperation operation, CodegenParameter parameter, String type,
			List<ModelMap> models, TypeNames names) {
		List<QueryRecord.Component> properties = QueryProperties.of(parameter, models);
		if (!properties.isEmpty() && (parameter.isDeepObject || parameter.isExplode)) {
			String record = names.take(capitalized(operation.operationId) + capitalized(parameter.paramName));
			return new Argument("@dev.tandem.QueryObject", record,
					new QueryRecord(record, parameter.baseName, properties));
		}
		if (parameter.isMap) {
			return new Argument("@RequestParam" + (parameter.required ? "" : "(required = false)"), type, null);
		}
		boolean joined = parameter.isArray && !parameter.isCollectionFormatMulti;
		return new Argument("@RequestParam" + named(parameter) + (joined ? delimiter(parameter) : ""), type, null);
	}

	private static String delimiter(CodegenParameter parameter) {
		String delimiter = switch (String.valueOf(parameter.style)) {
			case "spaceDelimited" -> " ";
			case "pipeDelimited" -> "|";
			default -> ",";
		};
		return " @dev.tandem.QueryDelimiter(\"%s\")".formatted(delimiter);
	}

	private static String named(CodegenParameter parameter) {
		return "(%s\"%s\"%s)".formatted(parameter.required ? "" : "name = ", parameter.baseName,
				parameter.required ? "" : ", required = false");
	}

	/**
	 * The annotation is one of the type itself, so it stands behind the package.
	 */
	private static String nullable(String type) {
		int arguments = type.indexOf('<');
		int simple = type.substring(0, (arguments >= 0) ? arguments : type.length()).lastIndexOf('.') + 1;
		return type.substring(0, simple) + "@Nullable " + type.substring(simple);
	}

	static String capitalized(String name) {
		return Character.toUpperCase(name.charAt(0)) + name.substring(1);
	}

	/**
	 * Simple names of the types that the record uses.
	 */
	List<String> types() {
		return (this.query != null) ? this.query.components().stream().map(QueryRecord.Component::imported).toList()
				: List.of();
	}

	/**
	 * Hand the parameter to the template.
	 * @param parameter the parameter of the generator
	 */
	void addTo(CodegenParameter parameter) {
		Map<String, Object> extensions = parameter.vendorExtensions;
		extensions.put("x-tandem-annotation", this.annotation);
		extensions.put("x-tandem-type", parameter.required ? this.type : nullable(this.type));
		if (this.query != null) {
			extensions.put("x-tandem-query", this.query);
		}
	}

}
