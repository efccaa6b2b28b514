package dev.tandem.sample.openapp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

import dev.tandem.ApiResponseException;
import dev.tandem.sample.RunningSample;
import dev.tandem.standin.openapp.OpenAppServer;
import dev.tandem.standin.Answer;
import dev.tandem.standin.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.NestedExceptionUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The key of OpenApp says where it is, and the application starts only if it is there.
 */
@ExtendWith(OutputCaptureExtension.class)
class OpenAppStartTests {

	private final OpenAppServer server = new OpenAppServer();

	@AfterEach
	void close() {
		this.server.close();
	}

	private RunningSample start(String... args) {
		return RunningSample.start(Map.of("OPENAPP_API_KEY", " " + this.server.key() + "\n"), args);
	}

	@Test
	void startWhenKeyIsGivenCallsTheAddressInIt() {
		try (RunningSample sample = start()) {
			assertThat(this.server.http().received("/status")).hasSize(1);
			assertThat(sample.context().getBeansOfType(OpenAppServer.class)).isEmpty();
			assertThat(sample.context().getBean(BlockingOrgApi.class).get("o1")).isNotNull();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "secret-4711", "_openapp_secret-4711", "https://api.example.com_openapp_",
			"api.example.com_openapp_secret-4711", "https://a b_openapp_secret-4711" })
	void parseWhenItIsNoKeySaysSoWithoutShowingIt(String token) {
		assertThatIllegalArgumentException().isThrownBy(() -> OpenAppKey.parse(token))
			.withMessageStartingWith("sample.openapp.api-key is no key of OpenApp")
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("4711"));
	}

	@Test
	void keyWhenWrittenIsMasked() {
		OpenAppKey key = OpenAppKey.parse("https://api.openapp.house/api/v1_openapp_secret_openapp_4711");
		assertThat(key.baseUrl()).hasToString("https://api.openapp.house/api/v1");
		assertThat(key.token()).endsWith("_openapp_secret_openapp_4711");
		assertThat(key.toString()).doesNotContain("4711");
	}

	@Test
	void startWhenOpenAppIsDownFailsUnlessToldOtherwise(CapturedOutput output) throws IOException {
		String key;
		try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
			key = "--sample.openapp.api-key=http://127.0.0.1:" + socket.getLocalPort() + "/api/v1_openapp_secret-4711";
		}
		String once = "--tandem.clients.openapp.retry.max-attempts=1";
		assertThatException().isThrownBy(() -> RunningSample.start(key, once).close())
			.satisfies(
					(ex) -> assertThat(NestedExceptionUtils.getMostSpecificCause(ex)).hasMessageNotContaining("4711"));
		RunningSample.start(key, once, "--sample.openapp.probe=off").close();
		assertThat(output).doesNotContain("Started although");
		RunningSample.start(key, once, "--sample.openapp.probe=warn").close();
		assertThat(output).contains("Started although the status of OpenApp is not good").doesNotContain("4711");
	}

	@Test
	void startWhenStatusIsRefusedFails() {
		this.server.http().always(new Fault.Respond(Answer.empty(403)));
		assertThatException().isThrownBy(() -> start().close()).isInstanceOf(ApiResponseException.Forbidden.class);
	}

	@Test
	void startWhenVersionIsAnotherFailsUnlessToldOtherwise(CapturedOutput output) {
		this.server.version("2.0.1");
		assertThatException().isThrownBy(() -> start().close())
			.withMessageStartingWith("OpenApp has the version 2.0.1");
		start("--sample.openapp.major-version=2").close();
		start("--sample.openapp.probe=warn").close();
		assertThat(output)
			.contains("Started although the status of OpenApp is not good: OpenApp has the version 2.0.1");
	}

	@Test
	void startWhenVersionIsNoNumberStarts(CapturedOutput output) {
		this.server.version("dev");
		start().close();
		assertThat(output).contains("OpenApp has the version 'dev', which is no number: not checked");
	}

}
