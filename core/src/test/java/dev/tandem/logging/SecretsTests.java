package dev.tandem.logging;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Secrets}.
 */
class SecretsTests {

	private static final String KEY = "a+b/c=\"d\" \\e&f<g>'ü$1";

	private static final Secrets SECRETS = Secrets.of(List.of(KEY, "", "tail"));

	@Test
	void textWhenSecretIsInItHidesIt() {
		assertThat(SECRETS.hide("x " + KEY + " y " + KEY)).isEqualTo("x [redacted] y [redacted]");
		assertThat(SECRETS.hide("x tail y")).isEqualTo("x [redacted] y");
		assertThat(SECRETS.hide("nothing")).isEqualTo("nothing");
	}

	@Test
	void textWhenSecretIsEncodedHidesIt() {
		String json = JsonMapper.shared().writeValueAsString(KEY);
		assertThat(SECRETS.hide(json)).isEqualTo("\"[redacted]\"");
		assertThat(SECRETS.hide(JsonMapper.shared().writeValueAsString(json))).doesNotContain("b/c");
		assertThat(SECRETS.hide(json.replace("/", "\\/").replace("ü", "\\u00fc"))).isEqualTo("\"[redacted]\"");
		assertThat(SECRETS.hide(UriUtils.encode(KEY, StandardCharsets.UTF_8))).isEqualTo("[redacted]");
		assertThat(SECRETS.hide(UriUtils.encode(KEY, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT)))
			.isEqualTo("[redacted]");
		assertThat(SECRETS.hide(URLEncoder.encode(KEY, StandardCharsets.UTF_8))).isEqualTo("[redacted]");
		assertThat(SECRETS.hide(HtmlUtils.htmlEscape(KEY, "UTF-8"))).isEqualTo("[redacted]");
	}

	@ParameterizedTest
	@ValueSource(ints = { 4, 10, 21 })
	void textWhenCutWithinASecretHidesItsBeginning(int length) {
		assertThat(SECRETS.hideCut("x " + KEY.substring(0, length))).isEqualTo("x [redacted]");
	}

	@Test
	void secretsWhenShownAreNot() {
		assertThat(SECRETS).hasToString("Secrets[2]");
	}

}
