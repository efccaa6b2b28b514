package dev.tandem.processor.model;

import dev.tandem.processor.table.TwinNaming;

/**
 * How a definition is written.
 */
public enum Style {

	/**
	 * Methods return {@code Mono}, {@code Flux} and their like.
	 */
	REACTIVE("blocking", TwinNaming.BLOCKING),

	/**
	 * Methods return what the caller waits for.
	 */
	BLOCKING("reactive", TwinNaming.REACTIVE);

	private final String twin;

	private final String prefix;

	Style(String twin, String prefix) {
		this.twin = twin;
		this.prefix = prefix;
	}

	/**
	 * How the twin is written.
	 * @return the word for it
	 */
	public String twin() {
		return this.twin;
	}

	/**
	 * What the name of the twin begins with.
	 * @return the prefix
	 */
	public String prefix() {
		return this.prefix;
	}

	/**
	 * The word for the style.
	 * @return the word
	 */
	public String word() {
		return (this == REACTIVE) ? "reactive" : "blocking";
	}

}
