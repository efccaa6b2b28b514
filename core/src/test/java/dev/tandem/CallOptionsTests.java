package dev.tandem;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link CallOptions}.
 */
class CallOptionsTests {

	private static final CallOptions NONE = CallOptions.none();

	@Test
	void withWhenCalledLeavesTheOriginal() {
		CallOptions one = NONE.withHeader("a", "1");
		one.withHeader("b", "2").withQuery("q", "1").withCookie("c", "1").withoutRetry();
		assertThat(NONE.headers()).isEmpty();
		assertThat(one.headers()).containsOnlyKeys("a");
		assertThat(one.query()).isEmpty();
		assertThat(one.cookies()).isEmpty();
		assertThat(one.retry()).isTrue();
	}

	@Test
	void withWhenBothSayItTakesTheNearer() {
		CallOptions far = NONE.withTimeout(Duration.ofSeconds(1))
			.withHeader("X-Org", "o1")
			.withHeader("X-Kept", "k")
			.withQuery("q", "1")
			.withCookie("c", "1")
			.withIdempotencyKey("k1");
		CallOptions both = far.with(NONE.withHeader("x-org", "o2")
			.withQuery("q", "2")
			.withCookie("c", "2")
			.withTimeout(Duration.ofSeconds(2))
			.withIdempotencyKey("k2"));
		assertThat(both.headers().get("X-ORG")).isEqualTo(List.of("o2"));
		assertThat(both.headers()).hasSize(2);
		assertThat(both.query()).containsEntry("q", List.of("2"));
		assertThat(both.cookies()).containsEntry("c", List.of("2"));
		assertThat(both.timeout()).isEqualTo(Duration.ofSeconds(2));
		assertThat(both.idempotencyKey()).isEqualTo("k2");
	}

	@Test
	void withWhenNearerSaysNothingKeepsTheFarther() {
		CallOptions far = NONE.withTimeout(Duration.ofSeconds(1)).withIdempotencyKey("k1").withoutRetry();
		CallOptions both = far.with(NONE.withHeader("a", "1"));
		assertThat(both.timeout()).isEqualTo(Duration.ofSeconds(1));
		assertThat(both.idempotencyKey()).isEqualTo("k1");
		assertThat(both.retry()).isFalse();
		assertThat(far.with(NONE)).isSameAs(far);
		assertThat(NONE.with(far)).isSameAs(far);
	}

	@Test
	void withWhenValueIsNoneSaysWhatToGive() {
		assertThatIllegalArgumentException().isThrownBy(() -> NONE.withTimeout(Duration.ZERO))
			.withMessageContaining("PT0S")
			.withMessageContaining("at least one millisecond");
		assertThatIllegalArgumentException().isThrownBy(() -> NONE.withIdempotencyKey(" "));
		assertThatIllegalArgumentException().isThrownBy(() -> NONE.withHeader("", "a")).withMessageContaining("header");
	}

	@Test
	void toStringWhenValuesAreSecretShowsNamesOnly() {
		CallOptions options = NONE.withHeader("X-Token", "s3cr3t")
			.withQuery("key", "s3cr3t")
			.withCookie("session", "s3cr3t")
			.withIdempotencyKey("s3cr3t");
		assertThat(options.toString()).contains("X-Token", "key", "session").doesNotContain("s3cr3t");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/relative", "ftp://h", "http:h", "http://u:p@h", "http://h?q", "http://h#f" })
	void withBaseUrlWhenItIsNoneSaysWhatItMustBe(String url) {
		assertThatIllegalArgumentException().isThrownBy(() -> CallOptions.none().withBaseUrl(URI.create(url)))
			.withMessageContaining("scheme (http or https), a host");
	}

	@Test
	void withWhenNearerOptionsHaveABaseUrlTakesIt() {
		CallOptions options = CallOptions.none().withBaseUrl(URI.create("http://a/"));
		assertThat(options.with(CallOptions.none().withHeader("X-Org", "o1")).baseUrl()).hasToString("http://a");
		assertThat(options.with(CallOptions.none().withBaseUrl(URI.create("http://b"))).baseUrl())
			.hasToString("http://b");
	}

}
