package dev.tandem.codec;

/**
 * What ends a stream of events: declared by a definition, and handed to the reader in the
 * context of the call.
 *
 * @param end data of the event that says that no other follows, empty for none
 * @param error type of the events that report a failure, empty for none
 */
public record EventMarks(String end, String error) {

	/**
	 * Marks of a stream that ends with its body.
	 */
	public static final EventMarks NONE = new EventMarks("", "");

	boolean isEnd(ParsedEvent event) {
		return !this.end.isEmpty() && this.end.equals(event.data());
	}

	boolean isError(ParsedEvent event) {
		return !this.error.isEmpty() && this.error.equals(event.type());
	}

}
