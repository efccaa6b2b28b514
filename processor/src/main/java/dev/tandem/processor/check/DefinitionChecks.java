package dev.tandem.processor.check;

import java.util.List;
import java.util.Set;

import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

import dev.tandem.processor.model.Definition;
import dev.tandem.processor.model.ReactiveTypes;

/**
 * All rules, in the order in which their mistakes are reported.
 */
public final class DefinitionChecks {

	private final List<Check> checks;

	/**
	 * Create the checks of a compilation.
	 * @param elements its elements
	 * @param types its types
	 * @param resolvedTypes names of types that resolvers of the application make a part
	 * of requests
	 */
	public DefinitionChecks(Elements elements, Types types, Set<String> resolvedTypes) {
		ReactiveTypes reactive = new ReactiveTypes(elements, types);
		ResolvedTypes resolved = new ResolvedTypes(reactive, resolvedTypes);
		this.checks = List.of(new ClientNameCheck(), new ExchangeCheck(), new StyleCheck(), new KotlinCheck(),
				new ReturnTypeCheck(elements, types), new GenericReturnCheck(reactive), new VisibilityCheck(elements),
				new OverloadCheck(), new OperationNameCheck(), new HttpMethodCheck(), new UrlCheck(),
				new PathVariableCheck(reactive, resolved), new ParameterCheck(resolved), new PrimitiveArrayCheck(types),
				new BodyCheck(), new QueryNameCheck(types, reactive), new QueryObjectCheck(reactive),
				new QueryDelimiterCheck(reactive), new MediaTypeCheck(), new FormCheck(), new HeaderCheck(),
				new StreamCheck(), new CallTimeoutCheck(), new ErrorBodyCheck(), new IdempotentCheck(),
				new DecodingCheck());
	}

	/**
	 * Check a definition.
	 * @param definition the definition
	 * @param diagnostics told of each mistake
	 */
	public void check(Definition definition, Diagnostics diagnostics) {
		this.checks.forEach((check) -> check.check(definition, diagnostics));
	}

}
