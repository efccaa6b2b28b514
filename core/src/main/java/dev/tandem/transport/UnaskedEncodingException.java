package dev.tandem.transport;

import java.io.IOException;

/**
 * The body of a response is encoded in a way that the request does not accept.
 */
public final class UnaskedEncodingException extends IOException {

	private static final long serialVersionUID = 1L;

	UnaskedEncodingException(String encoding, String accepted) {
		super("the content encoding is '%s', the request accepts '%s' only".formatted(encoding, accepted));
	}

}
