package dev.tandem.standin.openapp;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.tandem.standin.Received;
import org.jspecify.annotations.Nullable;

/**
 * The first part of a multipart request.
 *
 * @param name name of the part
 * @param fileName name of its file
 * @param contentType its type
 * @param size its size in bytes
 */
record Part(String name, String fileName, String contentType, int size) {

	private static final Pattern BOUNDARY = Pattern.compile("multipart/form-data;.*boundary=\"?([^\";]+)\"?.*");

	private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");

	private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");

	private static final Pattern TYPE = Pattern.compile("(?i)content-type: *([^\r\n]+)");

	static @Nullable Part of(Received request) {
		String contentType = request.header("Content-Type");
		Matcher boundary = BOUNDARY.matcher((contentType != null) ? contentType : "");
		String body = new String(request.body(), StandardCharsets.ISO_8859_1);
		int headEnd = body.indexOf("\r\n\r\n");
		if (!boundary.matches() || headEnd < 0) {
			return null;
		}
		int end = body.indexOf("\r\n--" + boundary.group(1), headEnd);
		String head = body.substring(0, headEnd);
		return new Part(first(NAME, head), first(FILE_NAME, head), first(TYPE, head), end - headEnd - 4);
	}

	private static String first(Pattern pattern, String head) {
		Matcher found = pattern.matcher(head);
		return found.find() ? found.group(1) : "";
	}

}
