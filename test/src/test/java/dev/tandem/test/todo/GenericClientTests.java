package dev.tandem.test.todo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import dev.tandem.ApiClients;
import dev.tandem.test.ApiClientTest;
import dev.tandem.test.StubbedClient;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client without a definition, whose settings name several servers outside of this
 * host.
 */
@ApiClientTest(clients = "plain")
class GenericClientTests {

	@Test
	void clientWithoutDefinitionCallsItsServer(@StubbedClient("plain") WireMockServer server,
			@Autowired ApiClients clients) {
		server.stubFor(WireMock.get("/items/7").willReturn(WireMock.okJson("{\"name\": \"pen\"}")));
		assertThat(clients.names()).containsExactly("plain");
		assertThat(clients.client("plain").get("/items/{id}", 7).blocking().retrieve(Item.class))
			.isEqualTo(new Item("pen"));
	}

	record Item(String name) {
	}

}
