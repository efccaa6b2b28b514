package dev.tandem.codec;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;

/**
 * Parses a stream of server-sent events as the HTML standard says (WHATWG, section 9.2.6,
 * "Interpreting an event stream"), from buffers that may end anywhere. What the end of
 * the stream cuts off is no event.
 */
final class EventParser {

	private static final byte[] BYTE_ORDER_MARK = { (byte) 0xEF, (byte) 0xBB, (byte) 0xBF };

	private final int limit;

	private byte[] line = new byte[256];

	private int length;

	/**
	 * The last byte was a carriage return, which ended its line: a line feed belongs to
	 * it.
	 */
	private boolean returned;

	private boolean firstLine = true;

	private int size;

	private @Nullable StringBuilder data;

	private @Nullable StringBuilder comment;

	private String type = "";

	private @Nullable String lastId;

	private @Nullable Duration retry;

	/**
	 * Create a parser.
	 * @param limit largest event in bytes, negative for none
	 */
	EventParser(int limit) {
		this.limit = limit;
	}

	/**
	 * Go on with a buffer, and release it.
	 * @param buffer the next bytes of the stream
	 * @param events receives the events that are complete
	 * @throws DataBufferLimitException if an event is too large
	 */
	void parse(DataBuffer buffer, Consumer<ParsedEvent> events) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.read(bytes);
		DataBufferUtils.release(buffer);
		for (byte each : bytes) {
			boolean secondHalf = this.returned && each == '\n';
			this.returned = each == '\r';
			if (each == '\r' || (each == '\n' && !secondHalf)) {
				endLine(events);
			}
			else if (!secondHalf) {
				add(each);
			}
		}
	}

	private void add(byte each) {
		if (this.limit >= 0 && this.size >= this.limit) {
			throw new DataBufferLimitException("Exceeded limit on max bytes of an event: " + this.limit);
		}
		this.size++;
		if (this.length == this.line.length) {
			this.line = Arrays.copyOf(this.line, this.length * 2);
		}
		this.line[this.length++] = each;
	}

	private void endLine(Consumer<ParsedEvent> events) {
		int start = this.firstLine && startsWithMark() ? BYTE_ORDER_MARK.length : 0;
		this.firstLine = false;
		if (this.length == start) {
			dispatch(events);
		}
		else {
			interpret(new String(this.line, start, this.length - start, StandardCharsets.UTF_8));
		}
		this.length = 0;
	}

	private boolean startsWithMark() {
		return this.length >= BYTE_ORDER_MARK.length
				&& Arrays.equals(this.line, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
	}

	private void interpret(String text) {
		int colon = text.indexOf(':');
		String name = (colon >= 0) ? text.substring(0, colon) : text;
		int start = (colon >= 0) ? colon + 1 : text.length();
		start += text.startsWith(" ", start) ? 1 : 0;
		String value = text.substring(start);
		switch (name) {
			case "data" -> this.data = append(this.data, value);
			case "" -> this.comment = append(this.comment, value);
			case "event" -> this.type = value;
			case "id" -> this.lastId = (value.indexOf('\0') < 0) ? value : this.lastId;
			case "retry" -> this.retry = isNumber(value) ? milliseconds(value) : this.retry;
			default -> {
				// A field that nobody knows is ignored.
			}
		}
	}

	private static StringBuilder append(@Nullable StringBuilder lines, String value) {
		return (lines != null) ? lines.append('\n').append(value) : new StringBuilder(value);
	}

	private static boolean isNumber(String value) {
		return !value.isEmpty() && value.chars().allMatch((digit) -> digit >= '0' && digit <= '9');
	}

	private @Nullable Duration milliseconds(String digits) {
		try {
			return Duration.ofMillis(Long.parseLong(digits));
		}
		catch (NumberFormatException ex) {
			return this.retry;
		}
	}

	/**
	 * A block without data is no event. The time to wait before connecting again goes
	 * along with the next one.
	 */
	private void dispatch(Consumer<ParsedEvent> events) {
		if (this.data != null) {
			String id = (this.lastId != null && !this.lastId.isEmpty()) ? this.lastId : null;
			events.accept(new ParsedEvent(this.type, this.data.toString(), id, this.retry,
					(this.comment != null) ? this.comment.toString() : null));
			this.retry = null;
		}
		this.data = null;
		this.comment = null;
		this.type = "";
		this.size = 0;
	}

}
