package dev.tandem.auth;

import java.io.IOException;

import dev.tandem.ApiException;

/**
 * The key of a client cannot be had. What the supplier reported is not kept, unless it is
 * known to hold no secret.
 */
public final class KeyUnavailableException extends IOException {

	KeyUnavailableException(String reason) {
		super(reason);
	}

	KeyUnavailableException(Throwable reported) {
		super(reported.getClass().getName(), (reported instanceof ApiException) ? reported : null);
	}

}
