package dev.tandem.config.opendecree;

import java.nio.charset.StandardCharsets;

/**
 * Checksums as OpenDecree computes them: xxHash64 of the canonical text, in hexadecimal
 * without leading zeros.
 */
public final class Checksum {

	private Checksum() {
	}

	/**
	 * Checksum of a text.
	 * @param canonical the canonical text, see {@link TypedValue#canonical()}
	 * @return the checksum
	 */
	public static String of(String canonical) {
		return Long.toHexString(XxHash64.hash(canonical.getBytes(StandardCharsets.UTF_8)));
	}

}
