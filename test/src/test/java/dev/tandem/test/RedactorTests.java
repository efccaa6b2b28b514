package dev.tandem.test;

import java.util.Set;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.BDDMockito;
import org.mockito.Mockito;

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
	@CsvSource(delimiter = '|', quoteCharacter = '\0',
			value = { "<mail>eve</mail> | mail", "a=1&card=4711 | card", "Mail: eve | mail", "the mail has come | ",
					"<email>eve</email> | ", "Look at your mail. Thanks | ", "user,card\\nbob,4711 | card",
					"\"user\";\"card\"\\n\"bob\";\"4711\" | card", "card\\n4711 | card", "user card\\nbob 4711 | card",
					"<field id=\"card\">4711</field> | card",
					"Content-Disposition: form-data; name=\"card\"\\r\\n\\r\\n4711 | card" })
	void textWhenItIsNoJsonIsNotRedactedButItsFieldsAreFound(String escaped, @Nullable String field) {
		String text = escaped.translateEscapes();
		assertThat(this.redactor.json(text, Redactor.MASK)).isNull();
		assertThat(this.redactor.namedField(text)).isEqualTo(field);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
			"{'body':'{\\'mail\\':\\'eve\\'}'} | {'body':'{\\'mail\\':\\'[redacted]\\'}'}",
			"['{\\'a\\':\\'{\\\\\\'mail\\\\\\':\\\\\\'eve\\\\\\'}\\'}'] | ['{\\'a\\':\\'{\\\\\\'mail\\\\\\':\\\\\\'[redacted]\\\\\\'}\\'}']",
			"['{\\'a\\':  1}', 'the mail', 'mail'] | ['{\\'a\\':  1}', 'the mail', 'mail']",
			"{'log':'sent {\\'mail\\':\\'eve\\'}'} | {'log':'[redacted]'}",
			"{'log':'sent {\\\\\\'mail\\\\\\':\\'eve\\'}'} | {'log':'[redacted]'}",
			"{'form':'a=1&mail=eve'} | {'form':'[redacted]'}", "{'csv':'user,mail\\nbob,eve'} | {'csv':'[redacted]'}" })
	void jsonWhenTextsInItHoldAFieldRedactsThem(String json, String redacted) {
		assertThat(this.redactor.json(json.replace('\'', '"'), Redactor.MASK)).isEqualTo(redacted.replace('\'', '"'));
	}

	@Test
	void jsonOfARequestWhenATextInItHoldsAFieldMayHaveAnyText() {
		assertThat(this.redactor.json("{\"body\":\"{\\\"mail\\\":\\\"eve\\\"}\"}", Redactor.ANY))
			.isEqualTo("{\"body\":\"" + Redactor.ANY + "\"}");
	}

	@Test
	void secretIsHiddenHoweverItIsEncoded() {
		Redactor redactor = new Redactor(new SecretNames(Set.of("X-Key"), Set.of(), Set.of()));
		LoggedRequest request = Mockito.mock();
		BDDMockito.given(request.getHeaders()).willReturn(new HttpHeaders(new HttpHeader("X-Key", "a key/+1~")));
		redactor.learn(request);
		assertThat(redactor.hide("a key/+1~, a+key%2F%2B1%7E, a%20key%2F%2B1~, a%20key/+1~"))
			.isEqualTo("[redacted], [redacted], [redacted], [redacted]");
	}

	@Test
	void jsonWhenAnotherLineMayHoldAFieldIsRefused() {
		assertThat(this.redactor.json("{\"a\":1}\nmail=eve\n", Redactor.MASK)).isNull();
	}

}
