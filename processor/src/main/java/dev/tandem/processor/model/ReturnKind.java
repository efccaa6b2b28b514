package dev.tandem.processor.model;

/**
 * What the return type of a method says about the style of its definition.
 */
public enum ReturnKind {

	/**
	 * A publisher, or something with one in it.
	 */
	REACTIVE,

	/**
	 * Anything that a caller waits for.
	 */
	BLOCKING,

	/**
	 * A future, which both styles may return.
	 */
	FUTURE,

	/**
	 * A function of Kotlin that is marked {@code suspend}.
	 */
	SUSPEND,

	/**
	 * A {@code Flow} of Kotlin.
	 */
	FLOW

}
