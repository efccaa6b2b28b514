package dev.tandem.auth;

import java.io.IOException;

/**
 * What a client proves its identity with, as it is configured.
 *
 * @param placement where in a request the key goes
 * @param origin where the key comes from
 */
public record CredentialSettings(ApiKeyPlacement placement, KeyOrigin origin) {

	/**
	 * Basic authentication (RFC 7617).
	 * @param username the user name, without a colon
	 * @param password the password
	 * @return the settings
	 */
	public static CredentialSettings basic(String username, String password) {
		return new CredentialSettings(new ApiKeyPlacement(ApiKeyPlacement.In.HEADER, "Authorization", "Basic "),
				new KeyOrigin.Basic(username, Secret.of(password)));
	}

	/**
	 * Begin to follow the key.
	 * @return the credential, whose source has to be closed
	 * @throws IOException if the key cannot be read
	 */
	public Credential open() throws IOException {
		return new Credential(this.placement, this.origin.open(this.placement));
	}

}
