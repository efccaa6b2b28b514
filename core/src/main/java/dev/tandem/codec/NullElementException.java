package dev.tandem.codec;

import org.springframework.core.codec.DecodingException;

/**
 * An element of a JSON array, or a line of JSON, is {@code null}. A {@code Flux} cannot
 * hold it, and leaving it out would move all that follow.
 */
public final class NullElementException extends DecodingException {

	private static final long serialVersionUID = 1L;

	NullElementException() {
		super("An element of the body is null");
	}

}
