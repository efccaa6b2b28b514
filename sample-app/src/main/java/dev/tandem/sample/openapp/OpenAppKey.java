package dev.tandem.sample.openapp;

import java.net.URI;

import org.springframework.util.Assert;

/**
 * A key of OpenApp, {@code <base URL>_openapp_<secret>}. The base URL is read from it;
 * the key is sent as a whole.
 *
 * @param baseUrl base URL of the API that the key is for
 * @param token the whole key
 */
record OpenAppKey(URI baseUrl, String token) {

	private static final String SEPARATOR = "_openapp_";

	/**
	 * Read a key.
	 * @param token the whole key, white space around it is left out
	 * @return the key
	 * @throws IllegalArgumentException if it is not such a key; the message does not show
	 * it
	 */
	static OpenAppKey parse(String token) {
		String stripped = token.strip();
		int separator = stripped.indexOf(SEPARATOR);
		Assert.isTrue(separator > 0 && stripped.length() > separator + SEPARATOR.length(),
				"sample.openapp.api-key is no key of OpenApp: give all of it, <base URL>_openapp_<secret>");
		return new OpenAppKey(baseUrl(stripped.substring(0, separator)), stripped);
	}

	private static URI baseUrl(String text) {
		try {
			URI url = URI.create(text);
			if (url.isAbsolute() && url.getHost() != null) {
				return url;
			}
		}
		catch (IllegalArgumentException ex) {
			// Its message would show the text, which may be a part of the secret.
		}
		throw new IllegalArgumentException(
				"sample.openapp.api-key is no key of OpenApp: it does not begin with an absolute URL");
	}

	@Override
	public String toString() {
		return "OpenAppKey[baseUrl=" + this.baseUrl + ", token=******]";
	}

}
