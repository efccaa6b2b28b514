package dev.tandem.auth;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * User name and password, which are sent as one text but configured as two.
 *
 * @param current what is sent
 * @param password the password alone
 */
record BasicKey(Secret current, Secret password) implements KeySource {

	static BasicKey of(String username, String password) {
		byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
		return new BasicKey(Secret.of(Base64.getEncoder().encodeToString(pair)), Secret.of(password));
	}

	@Override
	public List<Secret> secrets() {
		return List.of(this.current, this.password);
	}

}
