package dev.tandem.test;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ApiLinksTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0', value = { "Location | https://h/v1/todo/7 | /todo/7",
			"Location | https://h/v1 | /", "location | https://h/v1?page=2 | /?page=2",
			"Location | https://h/v10/todo | https://h/v10/todo",
			"Location | https://h/v1.old/todo | https://h/v1.old/todo",
			"Location | https://login/?to=https://h/v1/todo | https://login/?to=https://h/v1/todo",
			"Link | <https://h/v1/todo?page=2>; rel=\"next\",<https://h/v1>; rel=\"first\" | </todo?page=2>; rel=\"next\",</>; rel=\"first\"",
			"X-Other | https://h/v1/todo | https://h/v1/todo" })
	void relativeIsWithoutTheBaseUrlOfTheApiOnly(String header, String value, String relative) {
		assertThat(new ApiLinks("https://h/v1").relative(header, value)).isEqualTo(relative);
	}

}
