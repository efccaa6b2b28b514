package dev.tandem.uri;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DotSegments}; {@code RandomArgumentTests} has random ones.
 */
class DotSegmentsTests {

	@ParameterizedTest
	@ValueSource(strings = { ".", "..", "/.", "/..", "a/.", "a/..", "./a", "../a", "a/./b", "a/../b", "a\\..\\b",
			"..\\a", "%2e", "%2E%2e", ".%2e", "%2e.", "%252e", "%25252e%2525252E", "a%2f..", "a%5C..%5Cb",
			"%2e%2e%2fadmin", "a%252F..%255Cb", "..;", "..;x/y", "a/.;v=1/b", "%2e%2e%3bx", "%zz/..", "..%2F%", "%%32e",
			"%2%65", "%%32%65%%32%65", "a/%25%32%45" })
	void segmentIsFound(String path) {
		assertThat(DotSegments.areIn(path)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/", "a", "...", "....", ".a", "a.", "a..b", "..a/b..", "/a.b/c", "%2e%2ea", "%2", "%",
			"%2ea", "%zz", "%25", "%252", "a;..", ";.", "a;..;b", ". ", "..%20", "%2e%00", "1.0", "%C3%BC.%20" })
	void otherTextIsNone(String path) {
		assertThat(DotSegments.areIn(path)).isFalse();
	}

	@Test
	@Timeout(10)
	void encodingInsideAnotherTakesNoLongerThanOtherText() {
		String nested = "%" + "25".repeat(1_000_000);
		assertThat(DotSegments.areIn(nested + "41")).isFalse();
		assertThat(DotSegments.areIn(nested + "2e")).isTrue();
	}

}
