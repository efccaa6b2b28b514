package dev.tandem.processor.check;

import dev.tandem.processor.model.Definition;

/**
 * A rule that definitions have to keep.
 */
interface Check {

	/**
	 * Find what breaks the rule.
	 * @param definition the definition
	 * @param diagnostics told of each mistake
	 */
	void check(Definition definition, Diagnostics diagnostics);

}
