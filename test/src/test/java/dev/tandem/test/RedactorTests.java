package dev.tandem.test;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RedactorTests {

	private final Redactor redactor = new Redactor(new SecretNames(Set.of(), Set.of(), Set.of("mail", "card")));

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
			"{\"a\": 1.50, \"b\": null} | {\"a\": 1.50, \"b\": null}",
			"{\"a\":{\"mail\":\"eve\"}} | {\"a\":{\"mail\":\"[redacted]\"}}",
			"[{\"card\":{\"no\":4711,\"ok\":true,\"name\":null}}] | [{\"card\":{\"no\":0,\"ok\":false,\"name\":null}}]",
			"{\"mail\":[\"eve\",\"bob\"]} | {\"mail\":[\"[redacted]\",\"[redacted]\"]}" })
	void jsonWhenFieldIsNamedKeepsTypesAndHidesValues(String json, String redacted) {
		assertThat(this.redactor.json(json, Redactor.MASK)).isEqualTo(redacted);
	}

	@Test
	void jsonOfManyLinesIsRedactedLineByLine() {
		assertThat(this.redactor.json("{\"mail\":\"eve\"}\n{\"a\":1}\n", Redactor.MASK))
			.isEqualTo("{\"mail\":\"[redacted]\"}\n{\"a\":1}\n");
		assertThat(this.redactor.json("event: note\r\ndata:{\"mail\":\"eve\"}\r\n\r\n", Redactor.MASK))
			.isEqualTo("event: note\r\ndata:{\"mail\":\"[redacted]\"}\r\n\r\n");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0', value = { "<mail>eve</mail> | mail", "a=1&card=4711 | card",
			"Mail: eve | mail", "the mail has come | ", "<email>eve</email> | " })
	void textWhenItIsNoJsonIsNotRedactedButItsFieldsAreFound(String text, @Nullable String field) {
		assertThat(this.redactor.json(text, Redactor.MASK)).isNull();
		assertThat(this.redactor.namedField(text)).isEqualTo(field);
	}

	@Test
	void jsonWhenAnotherLineMayHoldAFieldIsRefused() {
		assertThat(this.redactor.json("{\"a\":1}\nmail=eve\n", Redactor.MASK)).isNull();
	}

}
