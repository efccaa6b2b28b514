package dev.tandem.openapi;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.openapitools.codegen.model.ModelMap;

/**
 * Names that types within a definition must not have: a type that stands there hides what
 * the definition imports.
 */
final class TypeNames {

	private static final Set<String> OF_TEMPLATE = Set.of("BindParam", "CookieValue", "Deprecated", "Flux",
			"HttpExchange", "List", "Map", "Mono", "Nullable", "PathVariable", "RequestBody", "RequestHeader",
			"RequestParam", "RequestPart", "Set", "String");

	private final Set<String> taken = new HashSet<>(OF_TEMPLATE);

	/**
	 * Create the names of a definition.
	 * @param definition its own
	 * @param models the schemas that it may import
	 */
	TypeNames(String definition, List<ModelMap> models) {
		this.taken.add(definition);
		models.forEach((model) -> this.taken.add(model.getModel().classname));
	}

	/**
	 * Take a name that is free.
	 * @param wanted how the type would be called
	 * @return the name, with something behind it if it is taken
	 */
	String take(String wanted) {
		String name = wanted;
		for (int i = 1; !this.taken.add(name); i++) {
			name = wanted + "Query" + ((i > 1) ? i : "");
		}
		return name;
	}

}
