package dev.tandem.test;

import java.util.List;

/**
 * Tells for which clients recording is on.
 */
final class RecordMode {

	static final String PROPERTY = "tandem.test.record";

	private RecordMode() {
	}

	static boolean isOn(String client) {
		String value = System.getProperty(PROPERTY, "").trim();
		return value.equals("true") || List.of(value.split("\\s*,\\s*")).contains(client);
	}

}
