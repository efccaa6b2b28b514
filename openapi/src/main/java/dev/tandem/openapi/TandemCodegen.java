package dev.tandem.openapi;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.servers.Server;
import org.openapitools.codegen.CliOption;
import org.openapitools.codegen.CodegenConstants;
import org.openapitools.codegen.CodegenModel;
import org.openapitools.codegen.CodegenOperation;
import org.openapitools.codegen.CodegenParameter;
import org.openapitools.codegen.CodegenProperty;
import org.openapitools.codegen.languages.SpringCodegen;
import org.openapitools.codegen.model.ModelMap;
import org.openapitools.codegen.model.ModelsMap;
import org.openapitools.codegen.model.OperationsMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Generator of definitions, {@code tandem} by name: the known generator of Spring HTTP
 * interfaces with templates of our own.
 */
public final class TandemCodegen extends SpringCodegen {

	private static final Logger logger = LoggerFactory.getLogger(TandemCodegen.class);

	/**
	 * Option: name of the client that the definitions belong to.
	 */
	public static final String CLIENT = "client";

	/**
	 * Set what differs from the generator for Spring.
	 */
	public TandemCodegen() {
		setLibrary(SPRING_HTTP_INTERFACE);
		this.templateDir = "tandem-openapi";
		this.additionalProperties.put(CodegenConstants.LIBRARY, SPRING_HTTP_INTERFACE);
		this.additionalProperties.put(USE_SPRING_BOOT4, "true");
		this.additionalProperties.put(USE_JACKSON_3, "true");
		this.additionalProperties.put(USE_JSPECIFY, "true");
		this.additionalProperties.put(REACTIVE, "true");
		this.additionalProperties.put(USE_TAGS, "true");
		this.additionalProperties.put(USE_RESPONSE_ENTITY, "false");
		this.additionalProperties.put(OPENAPI_NULLABLE, "false");
		this.cliOptions.add(new CliOption(CLIENT, "Name of the client, as in @ApiClient"));
	}

	@Override
	public String getName() {
		return "tandem";
	}

	/**
	 * Otherwise told by the name.
	 */
	@Override
	protected boolean isSpringCodegen() {
		return true;
	}

	@Override
	public String getHelp() {
		return "Generates definitions for Tandem.";
	}

	@Override
	public void processOpts() {
		super.processOpts();
		if (!this.additionalProperties.containsKey(CLIENT)) {
			throw new IllegalArgumentException(
					"The option 'client' is missing. Name the client that calls the API, as in @ApiClient.");
		}
		this.supportingFiles.clear();
		this.apiTestTemplateFiles.clear();
		this.modelTestTemplateFiles.clear();
		this.apiDocTemplateFiles.clear();
		this.modelDocTemplateFiles.clear();
	}

	@Override
	public CodegenOperation fromOperation(String path, String httpMethod, Operation operation, List<Server> servers) {
		CodegenOperation generated = super.fromOperation(path, httpMethod, operation, servers);
		generated.vendorExtensions.put("x-tandem-errors", DeclaredErrors.of(generated));
		return generated;
	}

	/**
	 * A property by which a union tells its members apart is added to each member, also
	 * to one that declares it. Two properties that only Java names alike are warned of.
	 */
	@Override
	public Map<String, ModelsMap> postProcessAllModels(Map<String, ModelsMap> objs) {
		Map<String, ModelsMap> processed = super.postProcessAllModels(objs);
		for (CodegenModel model : getAllModels(processed).values()) {
			warnOfSameNames(model);
			for (List<CodegenProperty> properties : List.of(model.vars, model.allVars, model.requiredVars,
					model.optionalVars)) {
				Set<String> names = new HashSet<>();
				properties.removeIf((property) -> !names.add(property.name));
			}
		}
		return processed;
	}

	private static void warnOfSameNames(CodegenModel model) {
		Map<String, String> names = new HashMap<>();
		for (CodegenProperty property : model.allVars) {
			String first = names.putIfAbsent(property.name, property.baseName);
			if (first != null && !first.equals(property.baseName)) {
				logger.warn(
						"The schema '{}' has the properties '{}' and '{}', which are both '{}' in Java: the second is left out. "
								+ "Give it another name by the option nameMappings.",
						model.name, first, property.baseName, property.name);
			}
		}
	}

	@Override
	public OperationsMap postProcessOperationsWithModels(OperationsMap objs, List<ModelMap> allModels) {
		OperationsMap processed = super.postProcessOperationsWithModels(objs, allModels);
		TypeNames names = new TypeNames(processed.getOperations().getClassname(), allModels);
		for (CodegenOperation operation : processed.getOperations().getOperation()) {
			ReturnType returned = ReturnType.of(operation, this.reactive);
			operation.vendorExtensions.put("x-tandem-return", returned.type());
			operation.vendorExtensions.put("x-tandem-accept", returned.accept());
			operation.vendorExtensions.put("x-tandem-url", FormQuery.addTo(operation, allModels));
			ContentType.of(operation)
				.ifPresent((type) -> operation.vendorExtensions.put("x-tandem-content-type", type));
			for (CodegenParameter parameter : operation.allParams) {
				Argument argument = Argument.of(operation, parameter, allModels, names);
				argument.addTo(parameter);
				argument.types().forEach((type) -> addImport(processed, type));
			}
		}
		return processed;
	}

	private void addImport(OperationsMap operations, String type) {
		String imported = this.importMapping.containsKey(type) ? this.importMapping.get(type) : toModelImport(type);
		Map<String, String> entry = Map.of("import", imported, "classname", type);
		if (!this.languageSpecificPrimitives.contains(type)
				&& operations.getImports().stream().noneMatch((known) -> imported.equals(known.get("import")))) {
			operations.getImports().add(entry);
		}
	}

}
