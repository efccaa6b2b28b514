package dev.tandem.observation;

import io.micrometer.common.docs.KeyName;

/**
 * A tag that says what it means, so that its documentation can be written from it.
 */
public interface DocumentedKeyName extends KeyName {

	/**
	 * What the tag means, and which values it has.
	 * @return a sentence, in Markdown
	 */
	String description();

}
