package dev.tandem.test.todo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import dev.tandem.test.SentCalls;
import dev.tandem.test.StubbedClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole application, of which two clients call WireMock.
 */
@SpringBootTest(properties = "tandem.clients.plain.api-key=k")
@AutoConfigureMockMvc
class WholeApplicationTests {

	@StubbedClient("todo")
	WireMockServer server;

	@StubbedClient("geo")
	WireMockServer geo;

	@ParameterizedTest
	@ValueSource(strings = { "/reactive/7", "/blocking/7" })
	void bothTwinsCallTheServer(String path, @Autowired MockMvcTester mvc, @Autowired SentCalls calls) {
		this.server.stubFor(WireMock.get("/todo/7").willReturn(WireMock.okJson("{\"id\": 7, \"title\": \"Sign\"}")));
		assertThat(mvc.get().uri(path).exchange()).bodyJson().extractingPath("title").isEqualTo("Sign");
		assertThat(calls).single().hasOperation("TodoApi#get").hasHeader("Authorization", "[redacted]");
	}

	@Test
	void keyWhenItsFileDoesNotExistIsThatOfATest(@Autowired BlockingGeoApi places, @Autowired SentCalls calls) {
		this.geo.stubFor(WireMock.get("/place?key=test-key").willReturn(WireMock.ok("here")));
		assertThat(places.place()).isEqualTo("here");
		assertThat(calls).single().hasRequest("GET /place");
	}

}
