package dev.tandem.testing;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads requests of HTTP/1.1 off a socket: as much of RFC 9112 as clients of tests send.
 */
final class RequestReader {

	private static final int MAX_LINE = 64 * 1024;

	private RequestReader() {
	}

	static RawRequest read(InputStream in) throws IOException {
		StringBuilder head = new StringBuilder();
		String line = readLine(in);
		while (!line.isEmpty()) {
			head.append(line).append("\r\n");
			line = readLine(in);
		}
		RawRequest request = new RawRequest(head.toString(), "");
		return new RawRequest(request.head(), new String(readBody(request, in), StandardCharsets.UTF_8));
	}

	private static byte[] readBody(RawRequest head, InputStream in) throws IOException {
		if (head.header("Transfer-Encoding").filter("chunked"::equalsIgnoreCase).isPresent()) {
			return readChunks(in);
		}
		return readFully(in, Integer.parseInt(head.header("Content-Length").orElse("0")));
	}

	private static byte[] readChunks(InputStream in) throws IOException {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		int size = readChunkSize(in);
		while (size > 0) {
			body.write(readFully(in, size));
			readLine(in);
			size = readChunkSize(in);
		}
		String trailer = readLine(in);
		while (!trailer.isEmpty()) {
			trailer = readLine(in);
		}
		return body.toByteArray();
	}

	private static int readChunkSize(InputStream in) throws IOException {
		String line = readLine(in);
		int extension = line.indexOf(';');
		return Integer.parseInt((extension < 0) ? line : line.substring(0, extension), 16);
	}

	private static byte[] readFully(InputStream in, int size) throws IOException {
		byte[] bytes = in.readNBytes(size);
		if (bytes.length < size) {
			throw new EOFException("The connection ended in a request");
		}
		return bytes;
	}

	private static String readLine(InputStream in) throws IOException {
		StringBuilder line = new StringBuilder();
		int next = in.read();
		while (next != '\n') {
			if (next < 0 || line.length() > MAX_LINE) {
				throw new EOFException("The connection ended in a request");
			}
			line.append((char) next);
			next = in.read();
		}
		if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
			line.setLength(line.length() - 1);
		}
		return line.toString();
	}

}
