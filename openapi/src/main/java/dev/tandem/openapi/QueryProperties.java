package dev.tandem.openapi;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.openapitools.codegen.CodegenModel;
import org.openapitools.codegen.CodegenParameter;
import org.openapitools.codegen.CodegenProperty;
import org.openapitools.codegen.model.ModelMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Properties of a query parameter that is an object. Those of an object within a deep
 * object are properties of the whole, {@code filter[price][min]}: OpenAPI does not say
 * how they are sent, and this is what most servers read.
 */
final class QueryProperties {

	private static final Logger logger = LoggerFactory.getLogger(QueryProperties.class);

	private final CodegenParameter parameter;

	private final List<ModelMap> models;

	private final List<QueryRecord.Component> components = new ArrayList<>();

	private final Set<String> names = new HashSet<>();

	private QueryProperties(CodegenParameter parameter, List<ModelMap> models) {
		this.parameter = parameter;
		this.models = models;
	}

	/**
	 * Find the properties of a parameter.
	 * @param parameter the parameter
	 * @param models the schemas of the description
	 * @return its properties, none if it is no object with declared properties
	 */
	static List<QueryRecord.Component> of(CodegenParameter parameter, List<ModelMap> models) {
		QueryProperties properties = new QueryProperties(parameter, models);
		List<CodegenProperty> declared = properties.declared(parameter.vars, parameter.dataType);
		if (parameter.isDeepObject) {
			properties.addDeep(declared, parameter.baseName, "", Set.of(parameter.dataType));
		}
		else {
			declared.forEach((property) -> properties.add(property.baseName, property.name, property));
		}
		return properties.components;
	}

	private List<CodegenProperty> declared(List<CodegenProperty> inline, @Nullable String type) {
		if (!inline.isEmpty()) {
			return inline;
		}
		return this.models.stream()
			.map(ModelMap::getModel)
			.filter((model) -> model.classname.equals(type) && !model.isEnum)
			.findFirst()
			.map((CodegenModel model) -> model.allVars)
			.orElse(List.of());
	}

	private void addDeep(List<CodegenProperty> properties, String path, String prefix, Set<String> within) {
		for (CodegenProperty property : properties) {
			String sent = "%s[%s]".formatted(path, property.baseName);
			String name = prefix.isEmpty() ? property.name : prefix + Argument.capitalized(property.name);
			List<CodegenProperty> nested = property.isContainer ? List.of()
					: declared(property.vars, property.complexType);
			if (within.contains(property.dataType)) {
				leaveOut(sent, "it contains itself");
			}
			else if (!nested.isEmpty()) {
				Set<String> types = new HashSet<>(within);
				types.add(property.dataType);
				addDeep(nested, sent, name, types);
			}
			else if (isObject(property.isArray ? property.items : property)) {
				leaveOut(sent, "it is a map, or an array of objects");
			}
			else {
				add(sent, name, property);
			}
		}
	}

	private boolean isObject(@Nullable CodegenProperty property) {
		return property != null && (property.isContainer || property.isFreeFormObject
				|| !declared(property.vars, property.complexType).isEmpty());
	}

	private void add(String sent, String wanted, CodegenProperty property) {
		String name = wanted;
		for (int i = 2; !this.names.add(name); i++) {
			name = wanted + i;
		}
		this.components.add(QueryRecord.Component.of(sent, name, property));
	}

	private void leaveOut(String sent, String reason) {
		logger.warn("The query parameter '{}' cannot set {}: {}, which no deep object can. It is left out.",
				this.parameter.baseName, sent, reason);
	}

}
