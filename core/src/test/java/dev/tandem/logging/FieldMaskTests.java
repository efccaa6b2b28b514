package dev.tandem.logging;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FieldMask}.
 */
class FieldMaskTests {

	private static final FieldMask MASK = new FieldMask(List.of("password", "größe"));

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"password":"x","a":1}                       | {"password":"[redacted]","a":1}
			{"PassWord" : "x" , "a":1}                   | {"PassWord" : "[redacted]" , "a":1}
			{"a":{"b":[{"password":"x"}]}}               | {"a":{"b":[{"password":"[redacted]"}]}}
			{"password":{"a":"}","b":[1,"]"]},"c":2}     | {"password":"[redacted]","c":2}
			{"password":["x",{"a":"y\\"]"}],"c":2}       | {"password":"[redacted]","c":2}
			{"password":12.5e3,"c":2}                    | {"password":"[redacted]","c":2}
			{"password":null}                            | {"password":"[redacted]"}
			{"password":"x\\"y","c":2}                   | {"password":"[redacted]","c":2}
			{"password":"x\\\\","c":2}                   | {"password":"[redacted]","c":2}
			{"p\\u0061ssword":"x"}                       | {"p\\u0061ssword":"[redacted]"}
			{"gr\\u00F6\\u00dfe":"x"}                    | {"gr\\u00F6\\u00dfe":"[redacted]"}
			{"größe":"x"}                                | {"größe":"[redacted]"}
			{"old-password":"x"}                         | {"old-password":"x"}
			{"a":"password","b":"c"}                     | {"a":"password","b":"c"}
			{"a":"{\\"password\\":\\"x\\",\\"c\\":2}"}   | {"a":"{\\"password\\":\\"[redacted]\\",\\"c\\":2}"}
			{"a":"{\\"password\\":{\\"b\\":\\"x\\"}}"}   | {"a":"{\\"password\\":\\"[redacted]\\"}"}
			{"next":"/a?password=x&page=2"}              | {"next":"/a?password=[redacted]&page=2"}
			{"a":1,"password":"x                         | {"a":1,"password":"[redacted]"
			{"a":1,"password":{"b":"x"                   | {"a":1,"password":"[redacted]"
			{"a":1,"password":                           | {"a":1,"password":"[redacted]"
			""")
	void jsonWhenFieldHasNameHidesItsValue(String text, String masked) {
		assertThat(MASK.inJson(text)).isEqualTo(masked);
		assertThat(MASK.inText(text)).isEqualTo(masked);
	}

	@Test
	void jsonWhenBrokenOverEventLinesIsMasked() {
		assertThat(MASK.inJson("data:{\"password\":\ndata: \"x\"}\n\ndata:{\"password\":\"y\"}\n\n"))
			.isEqualTo("data:{\"password\":\ndata: \"[redacted]\"}\n\ndata:{\"password\":\"[redacted]\"}\n\n");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			a=1&password=x'y&b=2       | a=1&password=[redacted]&b=2
			password=                  | password=[redacted]
			pass%77ord=x               | pass%77ord=[redacted]
			user[password]=x           | user[password]=[redacted]
			user%5Bpassword%5D=x&b=2   | user%5Bpassword%5D=[redacted]&b=2
			gr%C3%B6%c3%9fe=x          | gr%C3%B6%c3%9fe=[redacted]
			mypassword=x               | mypassword=x
			""")
	void formWhenParameterHasNameHidesItsValue(String text, String masked) {
		assertThat(MASK.inForm(text)).isEqualTo(masked);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			<a><password>x</password><b>2</b></a>       | <a><password>[redacted]</password><b>2</b></a>
			<s:password t="1"><i>x</i></s:password>     | <s:password t="1">[redacted]</s:password>
			<a password="x" b="2"/>                     | <a password=[redacted] b="2"/>
			<password/><b>2</b>                         | <password/><b>2</b>
			<a><password>x                              | <a><password>[redacted]
			password: x y                               | password: [redacted]
			password = x                                | password = [redacted]
			""")
	void textWhenFieldHasNameHidesItsValue(String text, String masked) {
		assertThat(MASK.inText(text)).isEqualTo(masked);
	}

	@Test
	void textWhenLongAndHostileIsMaskedSoon() {
		for (String hostile : List.of("\\", "\\\"", " ", "password", "<password ", "{\"password\":", "password=",
				"[")) {
			String text = hostile.repeat(BodyExcerpt.LIMIT / hostile.length());
			assertThat(MASK.inText(text)).isNotNull();
			assertThat(MASK.inJson("{\"password\":" + text)).contains("\"[redacted]\"");
		}
	}

	@Test
	void textWhenNoNamesAreGivenStaysAsItIs() {
		assertThat(new FieldMask(List.of()).inText("password=x")).isEqualTo("password=x");
	}

}
