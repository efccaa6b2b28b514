package dev.tandem.uri;

import java.net.URI;

/**
 * A base URL whose path is sent as it is written. Spring takes a base URL for a template:
 * it would encode the path once more and take slashes out. It gets a mark in place of the
 * path, which is taken back from what it builds.
 */
final class WrittenBaseUrl {

	/**
	 * One segment, of characters that are never encoded (RFC 3986, section 2.3).
	 */
	private static final String MARK = "/-.~base~.-";

	private final String origin;

	private final String path;

	/**
	 * Create a base URL.
	 * @param url the URL, without a trailing slash
	 */
	WrittenBaseUrl(URI url) {
		this.origin = url.getScheme() + "://" + url.getRawAuthority();
		this.path = url.getRawPath();
	}

	/**
	 * The base URL as Spring gets it.
	 */
	String marked() {
		return this.path.isEmpty() ? this.origin : this.origin + MARK;
	}

	/**
	 * Whether an address or a template that Spring has built begins with the marked path.
	 */
	boolean isMarked(String address) {
		return !this.path.isEmpty() && address.startsWith(MARK, pathOf(address));
	}

	/**
	 * Put the path in the place of the mark.
	 * @param address what is marked
	 */
	String restore(String address) {
		int start = pathOf(address);
		return address.substring(0, start) + this.path + address.substring(start + MARK.length());
	}

	private static int pathOf(String address) {
		int path = address.indexOf('/', address.indexOf("://") + 3);
		return (path >= 0) ? path : address.length();
	}

}
