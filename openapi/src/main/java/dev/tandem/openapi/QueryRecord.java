package dev.tandem.openapi;

import java.util.List;

import org.openapitools.codegen.CodegenProperty;

/**
 * A record whose components are parameters of the query, as the template writes it.
 *
 * @param name its name
 * @param parameter name of the parameter in the description
 * @param components its components
 */
record QueryRecord(String name, String parameter, List<Component> components) {

	/**
	 * A component.
	 *
	 * @param sent name of the parameter of the query
	 * @param type its type
	 * @param name its name
	 * @param imported simple name of the type to import
	 */
	record Component(String sent, String type, String name, String imported) {

		static Component of(String sent, String name, CodegenProperty property) {
			return new Component(sent, property.dataType, name,
					(property.complexType != null) ? property.complexType : property.baseType);
		}

	}

}
