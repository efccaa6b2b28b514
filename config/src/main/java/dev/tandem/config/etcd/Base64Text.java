package dev.tandem.config.etcd;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

/**
 * Keys and values, which the gateway holds in Base64.
 */
public final class Base64Text {

	private Base64Text() {
	}

	/**
	 * Encode a text.
	 * @param text the text
	 * @return it in Base64
	 */
	public static String encode(String text) {
		return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Decode a text. The gateway leaves out what is empty.
	 * @param base64 it in Base64, {@code null} for an empty one
	 * @return the text
	 */
	public static String decode(@Nullable String base64) {
		return (base64 != null) ? new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8) : "";
	}

	/**
	 * The first key after a key.
	 * @param key the key in Base64
	 * @return the next in Base64
	 */
	public static String after(String key) {
		byte[] bytes = Base64.getDecoder().decode(key);
		return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes, bytes.length + 1));
	}

	/**
	 * The first key beyond those that begin with a prefix: no byte of UTF-8 is the
	 * highest, so that the last can be made one more.
	 * @param prefix the prefix, not empty
	 * @return the key in Base64
	 */
	public static String endOf(String prefix) {
		byte[] end = prefix.getBytes(StandardCharsets.UTF_8);
		end[end.length - 1]++;
		return Base64.getEncoder().encodeToString(end);
	}

}
