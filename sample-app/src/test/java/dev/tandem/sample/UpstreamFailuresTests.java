package dev.tandem.sample;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import dev.tandem.ApiException;
import dev.tandem.test.Fault;
import dev.tandem.test.StubbedClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.web.method.annotation.ExceptionHandlerMethodResolver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a caller of the sample sees when the upstream fails: a problem, the same from both
 * twins, without the key.
 */
@SampleTest
@TestPropertySource(properties = { "tandem.clients.bloomy.api-key=" + UpstreamFailuresTests.KEY,
		"tandem.clients.bloomy.timeouts.response=200ms", "tandem.clients.bloomy.retry.backoff.initial=1ms" })
class UpstreamFailuresTests {

	static final String KEY = "key-4711";

	@StubbedClient("bloomy")
	WireMockServer upstream;

	@Autowired
	RestTestClient client;

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
		stub(WireMock.notFound());
		assertProblem(path, HttpStatus.NOT_FOUND, "The upstream does not know it.");
	}

	@Test
	void getWhenKeyIsWrongIsBadGatewayWithHint() {
		stub(WireMock.unauthorized());
		assertProblem("me", HttpStatus.BAD_GATEWAY,
				"The upstream refused the API key. Check tandem.clients.bloomy.api-key.");
	}

	@Test
	void getWhenUpstreamIsDownIsBadGateway() {
		stub(Fault.RESET.response());
		assertProblem("me", HttpStatus.BAD_GATEWAY, "The upstream cannot be reached.");
	}

	@Test
	void getWhenUpstreamIsSilentIsGatewayTimeout() {
		stub(Fault.SLOW_HEAD.response());
		assertProblem("me", HttpStatus.GATEWAY_TIMEOUT, "The upstream took too long.");
	}

	private void stub(ResponseDefinitionBuilder response) {
		this.upstream.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(response));
	}

	private void assertProblem(String path, HttpStatus status, String detail) {
		ObjectNode blocking = problem("/blocking/" + path, status);
		assertThat(problem("/reactive/" + path, status)).isEqualTo(blocking);
		assertThat(blocking.path("detail").asString()).isEqualTo(detail);
		assertThat(blocking.path("client").asString()).isEqualTo("bloomy");
		assertThat(new TreeSet<>(blocking.propertyNames()))
			.isEqualTo(Set.of("title", "status", "detail", "client", "operation"));
	}

	private ObjectNode problem(String uri, HttpStatus status) {
		byte[] body = this.client.get()
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
