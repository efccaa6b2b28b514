package dev.tandem.processor.table;

import java.util.Locale;
import java.util.Set;

/**
 * Media types whose elements come one by one: the one table of them. The lists are
 * compile-time constants, so the runtime and the tests read them without a dependency on
 * this module that would outlive the compiler.
 */
public final class StreamMediaTypes {

	/**
	 * Server-sent events.
	 */
	public static final String EVENTS = "text/event-stream";

	/**
	 * Lines of JSON, separated by commas: each line is a value.
	 */
	public static final String LINES = "application/x-ndjson,application/ndjson,application/stream+json,"
			+ "application/jsonl,application/x-jsonl,application/jsonlines,application/x-jsonlines,"
			+ "application/json-lines";

	/**
	 * Sequences of JSON texts that a record separator begins (RFC 7464).
	 */
	public static final String SEQUENCES = "application/json-seq";

	/**
	 * All of them, separated by commas.
	 */
	public static final String ALL = EVENTS + "," + LINES + "," + SEQUENCES;

	private static final Set<String> TYPES = Set.of(ALL.split(",", -1));

	private StreamMediaTypes() {
	}

	/**
	 * Whether a media type is one of a stream.
	 * @param mediaType media type, with or without parameters
	 * @return whether it is
	 */
	public static boolean contains(String mediaType) {
		int parameters = mediaType.indexOf(';');
		String type = (parameters >= 0) ? mediaType.substring(0, parameters) : mediaType;
		return TYPES.contains(type.strip().toLowerCase(Locale.ROOT));
	}

}
