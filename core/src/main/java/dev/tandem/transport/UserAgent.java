package dev.tandem.transport;

import org.springframework.util.StringUtils;

/**
 * The {@code User-Agent} of a client: Tandem and its version, and the client as a comment
 * (RFC 9110, section 10.1.5).
 */
final class UserAgent {

	private UserAgent() {
	}

	static String of(String client) {
		String version = UserAgent.class.getPackage().getImplementationVersion();
		String product = StringUtils.hasText(version) ? "Tandem/" + version : "Tandem";
		return product + " (" + client + ")";
	}

}
