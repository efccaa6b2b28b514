package dev.tandem.auth;

/**
 * What a client proves its identity with: a secret and its place in the request.
 *
 * @param placement where the secret goes
 * @param source where the secret comes from
 */
public record Credential(ApiKeyPlacement placement, KeySource source) {

	/**
	 * The text that goes into the request for a key.
	 * @param key the key
	 * @return prefix and key
	 */
	public Secret value(Secret key) {
		return Secret.of(this.placement.prefix() + key.reveal());
	}

	@Override
	public String toString() {
		return "Credential[" + this.placement.in() + " " + this.placement.name() + "]";
	}

}
