package dev.tandem.transport;

import java.io.IOException;

/**
 * A chain of redirects that leads nowhere.
 */
public final class RedirectException extends IOException {

	RedirectException(int hops) {
		super("The API redirected more than " + hops + " times");
	}

}
