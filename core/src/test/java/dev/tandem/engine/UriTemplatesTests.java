package dev.tandem.engine;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class UriTemplatesTests {

	@ParameterizedTest
	@CsvSource({ "/items/{id}?view={view},/items/{id}", "/items/{id:[^/?]+},/items/{id:[^/?]+}",
			"/items/{id:[^/?]+}?x={x},/items/{id:[^/?]+}", "/items,/items", "'',''" })
	void templateWithoutItsQueryKeepsPatterns(String template, String expected) {
		assertThat(UriTemplates.withoutQuery(template)).isEqualTo(expected);
		assertThat(DefinedOperation.withoutQuery(template)).isEqualTo(expected);
	}

}
