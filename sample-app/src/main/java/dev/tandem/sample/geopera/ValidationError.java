package dev.tandem.sample.geopera;

import java.util.List;

/**
 * What is invalid in a request.
 *
 * @param detail the violations
 */
public record ValidationError(List<Violation> detail) {

	/**
	 * One thing that is invalid.
	 *
	 * @param loc where: names and indices
	 * @param msg what is wrong
	 * @param type kind of the violation
	 */
	public record Violation(List<Object> loc, String msg, String type) {

	}

}
