package dev.tandem.testing;

import java.util.Optional;

/**
 * A request as it came over the socket.
 *
 * @param head request line and headers, with their line breaks
 * @param body the body, decoded when it was chunked
 */
public record RawRequest(String head, String body) {

	/**
	 * First line of the request.
	 * @return such as {@code GET /todo HTTP/1.1}
	 */
	public String line() {
		return this.head.lines().findFirst().orElse("");
	}

	/**
	 * Method of the request.
	 * @return such as {@code GET}
	 */
	public String method() {
		return line().substring(0, Math.max(line().indexOf(' '), 0));
	}

	/**
	 * What is requested.
	 * @return the path, or an absolute URI or an authority as a proxy is asked
	 */
	public String target() {
		String line = line();
		int start = line.indexOf(' ') + 1;
		int end = line.indexOf(' ', start);
		return line.substring(start, (end < 0) ? line.length() : end);
	}

	/**
	 * A header.
	 * @param name name of the header, in any case
	 * @return the first value
	 */
	public Optional<String> header(String name) {
		return this.head.lines()
			.skip(1)
			.filter((line) -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
			.map((line) -> line.substring(name.length() + 1).strip())
			.findFirst();
	}

}
