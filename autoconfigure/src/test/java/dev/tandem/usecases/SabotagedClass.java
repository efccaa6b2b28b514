package dev.tandem.usecases;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.util.Objects;

/**
 * A class whose static initialiser may throw. A class is initialised once, so it is
 * defined anew each time.
 */
final class SabotagedClass {

	static final String POINT = "static initialiser";

	private SabotagedClass() {
	}

	static void initialise() {
		if (!Sabotage.isAt(POINT)) {
			return;
		}
		try (InputStream code = SabotagedClass.class.getResourceAsStream("SabotagedClass$Initialised.class")) {
			MethodHandles.lookup().defineHiddenClass(Objects.requireNonNull(code).readAllBytes(), true);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@SuppressWarnings("unused")
	private static final class Initialised {

		static {
			Sabotage.at(POINT);
		}

	}

}
