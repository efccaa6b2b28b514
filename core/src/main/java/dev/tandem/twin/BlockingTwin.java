package dev.tandem.twin;

/**
 * What a generated facade tells about itself, so that a client can be derived from it.
 * The names are such that no operation is likely to have them.
 *
 * @param <D> the type of the definition
 */
public interface BlockingTwin<D> {

	/**
	 * The definition that the facade calls.
	 * @return the definition
	 */
	D definitionOfTwin();

	/**
	 * A facade of the same type.
	 * @param definition the definition that it calls
	 * @return the facade
	 */
	BlockingTwin<D> twinOfDefinition(D definition);

}
