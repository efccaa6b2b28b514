package dev.tandem.processor.check;

import java.util.List;

import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

import dev.tandem.processor.model.Definition;

/**
 * All rules, in the order in which their mistakes are reported.
 */
public final class DefinitionChecks {

	private final List<Check> checks;

	/**
	 * Create the checks of a compilation.
	 * @param elements its elements
	 * @param types its types
	 */
	public DefinitionChecks(Elements elements, Types types) {
		this.checks = List.of(new ClientNameCheck(), new ExchangeCheck(), new StyleCheck(), new KotlinCheck(),
				new ReturnTypeCheck(elements, types), new OverloadCheck());
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
