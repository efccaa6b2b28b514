package dev.tandem.codec;

import java.util.ArrayList;
import java.util.List;

import reactor.core.publisher.Flux;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;

/**
 * Splits a body after each line, so that lines are read before a bad one that came in the
 * same buffer. The record separator of a JSON sequence (RFC 7464) ends what is before it
 * and is left out.
 */
final class JsonLines {

	private static final byte RECORD_SEPARATOR = 0x1E;

	private JsonLines() {
	}

	static Flux<DataBuffer> split(Flux<DataBuffer> body) {
		return body.map(JsonLines::lines).concatMapIterable((lines) -> lines, 1);
	}

	/**
	 * The lines are copied off the network's buffer, so that a reader who cancels leaves
	 * none behind.
	 */
	private static List<DataBuffer> lines(DataBuffer buffer) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.read(bytes);
		DataBufferUtils.release(buffer);
		List<DataBuffer> lines = new ArrayList<>();
		int start = 0;
		for (int i = 0; i < bytes.length; i++) {
			if (bytes[i] == RECORD_SEPARATOR) {
				bytes[i] = '\n';
			}
			if (bytes[i] == '\n') {
				lines.add(part(bytes, start, i + 1));
				start = i + 1;
			}
		}
		if (start < bytes.length) {
			lines.add(part(bytes, start, bytes.length));
		}
		return lines;
	}

	private static DataBuffer part(byte[] bytes, int start, int end) {
		DataBuffer part = DefaultDataBufferFactory.sharedInstance.wrap(bytes);
		return part.readPosition(0).writePosition(end).readPosition(start);
	}

}
