package dev.tandem.sample;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;

import dev.tandem.ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.web.method.annotation.ExceptionHandlerMethodResolver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a caller of the sample sees when the upstream fails: a problem, the same from both
 * twins, without the key.
 */
class UpstreamFailuresTests {

	private static final String KEY = "key-4711";

	@Test
	void resolveWhenAnyApiExceptionHasHandler() {
		ExceptionHandlerMethodResolver resolver = new ExceptionHandlerMethodResolver(UpstreamFailures.class);
		assertThat(ApiException.class.getPermittedSubclasses()).isNotEmpty()
			.allSatisfy((type) -> assertThat(resolver.resolveMethodByExceptionType(type.asSubclass(ApiException.class)))
				.isNotNull());
	}

	@ParameterizedTest
	@ValueSource(strings = { "meetings/999", "todos?userId=999", "scorecard?meetingId=999" })
	void getWhenUpstreamDoesNotKnowItIsNotFound(String path) {
		try (RunningSample sample = RunningSample.start()) {
			assertProblem(sample, path, HttpStatus.NOT_FOUND, "The upstream does not know it.");
		}
	}

	@Test
	void getWhenKeyIsWrongIsBadGatewayWithHint() {
		try (RunningSample sample = RunningSample.start("--tandem.clients.bloomy.api-key=" + KEY)) {
			assertProblem(sample, "me", HttpStatus.BAD_GATEWAY,
					"The upstream refused the API key. Check tandem.clients.bloomy.api-key.");
		}
	}

	@Test
	void getWhenUpstreamIsDownIsBadGateway() throws IOException {
		String baseUrl;
		try (ServerSocket socket = open()) {
			baseUrl = baseUrl(socket);
		}
		try (RunningSample sample = RunningSample.start(baseUrl, "--tandem.clients.bloomy.api-key=" + KEY)) {
			assertProblem(sample, "me", HttpStatus.BAD_GATEWAY, "The upstream cannot be reached.");
		}
	}

	@Test
	void getWhenUpstreamIsSilentIsGatewayTimeout() throws IOException {
		try (ServerSocket socket = open();
				RunningSample sample = RunningSample.start(baseUrl(socket), "--tandem.clients.bloomy.api-key=" + KEY,
						"--tandem.clients.bloomy.timeouts.response=200ms")) {
			assertProblem(sample, "me", HttpStatus.GATEWAY_TIMEOUT, "The upstream took too long.");
		}
	}

	private static ServerSocket open() throws IOException {
		return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
	}

	private static String baseUrl(ServerSocket socket) {
		return "--tandem.clients.bloomy.base-url=http://127.0.0.1:" + socket.getLocalPort() + "/api/v1";
	}

	private static void assertProblem(RunningSample sample, String path, HttpStatus status, String detail) {
		ObjectNode blocking = problem(sample.client(), "/blocking/" + path, status);
		assertThat(problem(sample.client(), "/reactive/" + path, status)).isEqualTo(blocking);
		assertThat(blocking.path("detail").asString()).isEqualTo(detail);
		assertThat(blocking.path("client").asString()).isEqualTo("bloomy");
		assertThat(new TreeSet<>(blocking.propertyNames()))
			.isEqualTo(Set.of("title", "status", "detail", "client", "operation"));
	}

	private static ObjectNode problem(RestTestClient client, String uri, HttpStatus status) {
		byte[] body = client.get()
			.uri(uri)
			.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.returnResult()
			.getResponseBodyContent();
		assertThat(new String(body, StandardCharsets.UTF_8)).doesNotContain(KEY);
		return JsonMapper.shared().readValue(body, ObjectNode.class).without("instance");
	}

}
