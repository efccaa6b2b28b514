package dev.tandem.engine;

import java.time.Duration;

import dev.tandem.CallTimeout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link CallTimeouts}.
 */
class CallTimeoutsTests {

	@Test
	void ofWhenLongestIsThatTime() {
		assertThat(timeout("longest")).isEqualTo(Duration.ofMillis(Integer.MAX_VALUE));
	}

	@ParameterizedTest
	@ValueSource(strings = { "zero", "negative", "nanosecond", "beyond", "centuries", "most", "overflow", "digits" })
	void ofWhenNoTimerHoldsItNamesAnnotationAndMethod(String method) {
		assertThatIllegalStateException().isThrownBy(() -> timeout(method))
			.withMessageContaining("@CallTimeout(\"")
			.withMessageContaining(method)
			.withMessageContaining("24 days");
	}

	private static Object timeout(String method) {
		Duration timeout = CallTimeouts.of(Api.class, ClassUtils.getMethod(Api.class, method));
		return (timeout != null) ? timeout : "none";
	}

	interface Api {

		@CallTimeout("2147483647ms")
		void longest();

		@CallTimeout("0s")
		void zero();

		@CallTimeout("-1s")
		void negative();

		@CallTimeout("1ns")
		void nanosecond();

		@CallTimeout("2147483648ms")
		void beyond();

		@CallTimeout("146000d")
		void centuries();

		@CallTimeout("PT9223372036854775807S")
		void most();

		@CallTimeout("9999999999999999d")
		void overflow();

		@CallTimeout("99999999999999999999s")
		void digits();

	}

}
