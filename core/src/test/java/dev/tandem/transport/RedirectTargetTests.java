package dev.tandem.transport;

import java.net.URI;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RedirectTargetTests {

	private static final URI BASE = URI.create("https://api.example.com/a/b?c=d");

	@ParameterizedTest
	@CsvSource(delimiter = ' ', quoteCharacter = '\0',
			value = { "/a[1]?b[]=2 /a%5B1%5D?b%5B%5D=2", "/a|b?c^d /a%7Cb?c%5Ed",
					"/{x}\\y\"<z>`?{x}\\y\"<z>` /%7Bx%7D%5Cy%22%3Cz%3E%60?%7Bx%7D%5Cy%22%3Cz%3E%60",
					"/grün/中?q=ä /gr%C3%BCn/%E4%B8%AD?q=%C3%A4",
					"/a'b!$&()*+,;=:@?/a'b!$&()*+,;=:@~ " + "/a'b!$&()*+,;=:@?/a'b!$&()*+,;=:@~",
					"/100%/%zz/%a?% /100%25/%25zz/%25a?%25", "/%41%c3%BC//x /%41%c3%BC//x", "/x#[ü] /x" })
	void whatAUriCannotHoldIsEncoded(String location, String target) {
		assertThat(RedirectTarget.of(BASE, wire(location))).hasToString("https://api.example.com" + target);
	}

	@Test
	void spaceIsEncoded() {
		assertThat(RedirectTarget.of(BASE, "/a b?c d")).hasToString("https://api.example.com/a%20b?c%20d");
	}

	@Test
	void bytesThatAreNoUtf8AreEncodedToo() {
		assertThat(RedirectTarget.of(BASE, "/\u00fc?\u00e4")).hasToString("https://api.example.com/%FC?%E4");
	}

	@ParameterizedTest
	@CsvSource({ "HTTP://other.example.com/x,HTTP://other.example.com/x", "//h:8443,https://h:8443",
			"http://[::1]:8/x,http://[::1]:8/x", "http://user:pass@h/x@y,http://user:pass@h/x@y",
			"' /x ',https://api.example.com/x" })
	void anotherHostIsLeftAsItIs(String location, String target) {
		assertThat(RedirectTarget.of(BASE, location)).hasToString(target);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ftp://h/x", "mailto:a@example.com", "javascript:alert(1)", "http:", "http:x", "http:///x",
			"http://", "//", "http://[bad/x", "http://h:port/", "http://h:65536/", "http://a b/x", "http://h\\@evil/x",
			"//evil\\x", "http://gr\u00c3\u00bcn/x", "/a\u0001b", "/a\tb", "/a\u4e2d" })
	void whatCannotBeAnHttpUrlIsNone(String location) {
		assertThat(RedirectTarget.of(BASE, location)).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '!',
			value = { "http://user:p4ss@h/x?sig=s3cret#f|'http://h/x...'", "mailto:user@h|'mailto:h'",
					"//user@h/x|'//h/x'", "http:user:p4ss@h|'http:h'", "user:p4ss@h|'user:h'", "p4ss@h/x|'h/x'",
					"http://a/p4ss@b|'http://b'", "/x?user@h|'/x...'", "/grün|'/grün'" })
	void messageShowsNeitherUserNorQuery(String location, String shown) {
		assertThat(RedirectTarget.shown(wire(location))).isEqualTo(shown);
	}

	@Test
	void messageIsShort() {
		assertThat(RedirectTarget.shown("/\u0001" + "x".repeat(5000))).hasSize(125)
			.startsWith("'/?xxx")
			.endsWith("x...'");
	}

	/**
	 * As Netty reads a header.
	 */
	private static String wire(String location) {
		return new String(location.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
	}

}
