package dev.tandem.twin;

/**
 * What a generated facade reports of itself, so that a client can be derived from it. The
 * method names are such that no operation is likely to have them.
 *
 * @param <D> the reactive interface that the facade calls: the definition, or the twin of
 * a blocking definition
 */
public interface TwinFacade<D> {

	/**
	 * What the facade calls.
	 * @return the reactive interface
	 */
	D definitionOfTwin();

	/**
	 * A facade of the same type.
	 * @param definition the reactive interface that it calls
	 * @return the facade
	 */
	TwinFacade<D> twinOfDefinition(D definition);

}
