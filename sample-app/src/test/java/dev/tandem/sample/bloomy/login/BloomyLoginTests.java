package dev.tandem.sample.bloomy.login;

import java.util.Map;

import dev.tandem.ApiRejectedException;
import dev.tandem.sample.RunningSample;
import dev.tandem.sample.Twin;
import dev.tandem.sample.bloomy.user.BlockingUserApi;
import dev.tandem.sample.bloomy.user.UserApi;
import dev.tandem.standin.bloomy.BloomyServer;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
@DisabledIfSystemProperty(named = "spring.aot.enabled", matches = "true",
		disabledReason = "beans of a profile have to be chosen when the application is prepared")
class BloomyLoginTests {

	@ParameterizedTest
	@EnumSource
	void callWhenUserAndPasswordAreGivenFetchesTheKey(Twin twin) {
		try (RunningSample sample = start(BloomyServer.PASSWORD)) {
			assertThat(users(sample, twin).currentUser()).isNotNull();
			assertThat(users(sample, twin).get(2)).isNotNull();
		}
	}

	@ParameterizedTest
	@EnumSource
	void callWhenPasswordIsWrongSaysSoWithoutShowingIt(Twin twin, CapturedOutput output) {
		try (RunningSample sample = start("wrong-4711")) {
			assertThatExceptionOfType(ApiRejectedException.class).isThrownBy(() -> users(sample, twin).currentUser())
				.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(ApiRejectedException.Reason.NO_KEY))
				.withStackTraceContaining("TokenApi#token")
				.withStackTraceContaining("400");
		}
		assertThat(output).doesNotContain("4711");
	}

	private static RunningSample start(String password) {
		return RunningSample.start(Map.of("BG_USERNAME", BloomyServer.USER, "BG_PASSWORD", password),
				"--spring.profiles.active=login");
	}

	private static BlockingUserApi users(RunningSample sample, Twin twin) {
		return twin.of(BlockingUserApi.class, sample.context().getBean(BlockingUserApi.class),
				sample.context().getBean(UserApi.class));
	}

}
