package dev.tandem.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * A file that holds the key of a test, until the JVM ends.
 */
final class TestKeyFile {

	private static @Nullable Path path;

	private TestKeyFile() {
	}

	static synchronized String path() {
		try {
			Path file = path;
			if (file == null) {
				file = Files.writeString(Files.createTempFile("tandem-test", ".key"), ClientProperties.TEST_KEY);
				file.toFile().deleteOnExit();
				path = file;
			}
			return file.toString();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
