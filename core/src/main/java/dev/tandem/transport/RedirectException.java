package dev.tandem.transport;

import java.io.IOException;

/**
 * A chain of redirects that leads nowhere, or to where no request may go.
 */
public final class RedirectException extends IOException {

	private RedirectException(String message) {
		super(message);
	}

	static RedirectException circle(int hops) {
		return new RedirectException("the API redirects in a circle: more than %d times".formatted(hops));
	}

	/**
	 * The target is not one that a request may go to. The remedy is one for arguments of
	 * a call, so only what is wrong is repeated.
	 */
	static RedirectException refused(String location, String fault) {
		return new RedirectException("the API redirected to an address that is not followed, %s (it %s)"
			.formatted(RedirectTarget.shown(location), fault.split(": ", 2)[0]));
	}

}
