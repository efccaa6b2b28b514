package dev.tandem.logging;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BodyExcerpt}.
 */
class BodyExcerptTests {

	private static final FieldMask FIELDS = new FieldMask(List.of("password"));

	private static final Secrets SECRETS = Secrets.of(List.of("s3cr3t-k3y"));

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "application/problem+json", "application/x-ndjson", "text/plain",
			"text/event-stream", "text/html", "application/xml", "application/atom+xml",
			"application/x-www-form-urlencoded" })
	void textWhenTypeIsTextIsShown(String type) {
		assertThat(text(type, "body s3cr3t-k3y")).isEqualTo("body [redacted]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "image/png", "application/octet-stream", "multipart/form-data",
			"application/vnd.openxmlformats-officedocument.wordprocessingml.document" })
	void textWhenTypeIsNoneIsLengthAndType(String type) {
		assertThat(text(type, "body s3cr3t-k3y")).isEqualTo("[15 bytes of " + type + "]");
	}

	@Test
	void textWhenTypeIsMissingOrCannotBeReadIsLength() {
		assertThat(text("", "body")).isEqualTo("[4 bytes of unknown type]");
		assertThat(text("none", "body")).isEqualTo("[4 bytes of unknown type]");
	}

	@Test
	void textWhenStillCompressedIsLengthAndEncoding() {
		HttpHeaders headers = new HttpHeaders();
		headers.add("Content-Type", "application/json");
		headers.add("Content-Encoding", "br");
		BodyExcerpt excerpt = new BodyExcerpt(headers);
		excerpt.keep(buffer("body", StandardCharsets.UTF_8));
		assertThat(excerpt.text(FIELDS, SECRETS)).isEqualTo("[4 bytes of application/json, br]");
	}

	@Test
	void textWhenItHasACharacterSetIsDecoded() {
		BodyExcerpt excerpt = excerpt("text/plain;charset=UTF-16BE");
		excerpt.keep(buffer("ü s3cr3t-k3y", StandardCharsets.UTF_16BE));
		assertThat(excerpt.text(FIELDS, SECRETS)).isEqualTo("ü [redacted]");
	}

	@Test
	void textWhenLongIsCutWithoutHalfACharacterAndTellsHowMuchMore() {
		BodyExcerpt excerpt = excerpt("text/plain");
		for (int i = 0; i < 3; i++) {
			DataBuffer buffer = buffer("a" + "ü".repeat(2000) + "b", StandardCharsets.UTF_8);
			excerpt.keep(buffer);
			assertThat(buffer.readableByteCount()).isEqualTo(4002);
		}
		assertThat(excerpt.text(FIELDS, SECRETS)).startsWith("aüü")
			.contains("üba")
			.endsWith("ü [and 3814 more bytes]")
			.doesNotContain("\ufffd");
	}

	@Test
	void textWhenCutWithinASecretHidesItsBeginning() {
		assertThat(text("text/plain", "a".repeat(BodyExcerpt.LIMIT - 6) + "s3cr3t-k3y"))
			.endsWith("aa[redacted] [and 4 more bytes]");
		assertThat(text("application/json", "{\"a\":\"" + "a".repeat(8168) + "\",\"password\":\"hidden"))
			.contains("\"password\":\"[redacted]\" [and ")
			.doesNotContain("hid");
	}

	@Test
	void textWhenItHoldsLineBreaksIsOneLine() {
		assertThat(text("text/plain", "a\r\n2026 INFO forged\tb\u001b[31m\u2028c\u0085\u202e"))
			.isEqualTo("a\\r\\n2026 INFO forged\\tb\\u001b[31m\\u2028c\\u0085\\u202e");
	}

	@Test
	void textWhenThereIsNoBodyIsEmpty() {
		assertThat(excerpt("text/plain").text(FIELDS, SECRETS)).isEmpty();
	}

	private static String text(String type, String body) {
		BodyExcerpt excerpt = excerpt(type);
		excerpt.keep(buffer(body, StandardCharsets.UTF_8));
		return excerpt.text(FIELDS, SECRETS);
	}

	private static BodyExcerpt excerpt(String type) {
		HttpHeaders headers = new HttpHeaders();
		if (!type.isEmpty()) {
			headers.add("Content-Type", type);
		}
		return new BodyExcerpt(headers);
	}

	private static DataBuffer buffer(String text, Charset charset) {
		return DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(charset));
	}

}
