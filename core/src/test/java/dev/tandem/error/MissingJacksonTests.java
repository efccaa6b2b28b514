package dev.tandem.error;

import java.net.URL;
import java.net.URLClassLoader;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MissingJackson}.
 */
class MissingJacksonTests {

	@ParameterizedTest
	@CsvSource({ "application/json, true", "application/problem+json, true", "application/xml, false", ", false" })
	void remedyWhenJacksonIsMissingNamesItForJson(@Nullable String contentType, boolean named) throws Exception {
		try (URLClassLoader empty = new URLClassLoader(new URL[0], null)) {
			assertThat(MissingJackson.remedy(contentType, empty).contains("tools.jackson.core:jackson-databind"))
				.isEqualTo(named);
		}
		assertThat(MissingJackson.remedy(contentType, getClass().getClassLoader())).isEmpty();
	}

}
