package dev.tandem.metrics;

import java.time.Duration;

import dev.tandem.ApiOperation;
import dev.tandem.ApiTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RetryReason}.
 */
class RetryReasonTests {

	private final ApiOperation operation = new ApiOperation("notes", "NoteApi#get", HttpMethod.GET, "/");

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "CALL")
	void reasonWhenDeadlinePassedIsDocumented(ApiTimeoutException.Deadline deadline) {
		String reason = RetryReason
			.of(new ApiTimeoutException(this.operation, 1, Duration.ZERO, deadline, Duration.ZERO, "a test", null));
		assertThat(reason).endsWith("_timeout");
		assertThat(ClientKeyNames.REASON.description()).contains("`" + reason + "`");
	}

	@Test
	void reasonWhenFailureIsAnyOtherTellsNothingOfIt() {
		assertThat(RetryReason.of(new IllegalStateException("s3cr3t"))).isEqualTo("other");
	}

}
