package dev.tandem.usecases.operations;

import java.net.URI;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The endpoint has the clients read their settings again where it may.
 */
class EndpointRefreshTests {

	private static final URI NOWHERE = URI.create("http://localhost:1");

	@Test
	void refreshIsOffByDefault() {
		try (TicketDesk desk = TicketDesk.calling(NOWHERE)) {
			desk.exchange(HttpMethod.POST, "/apiclients").expectStatus().isEqualTo(405).expectBody();
		}
	}

	@Test
	void refreshChangesSettingsWhereItIsAllowed() {
		try (TicketDesk desk = TicketDesk.calling(NOWHERE, "management.endpoint.apiclients.access=unrestricted",
				"management.endpoint.apiclients.show-values=always")) {
			desk.bean(ConfigurableEnvironment.class)
				.getPropertySources()
				.addFirst(new MapPropertySource("live", Map.of("tandem.clients.tickets.timeouts.call", "7s")));
			desk.exchange(HttpMethod.POST, "/apiclients").expectStatus().isOk().expectBody().json("[\"tickets\"]");
			assertThat(desk.json("/apiclients/tickets").at("/generation/number").asInt()).isEqualTo(2);
			assertThat(desk.json("/apiclients/tickets").at("/generation/source").asString()).isEqualTo("endpoint");
			assertThat(desk.json("/apiclients/tickets").at("/settings/timeouts.call/value").asString()).isEqualTo("7s");
		}
	}

}
