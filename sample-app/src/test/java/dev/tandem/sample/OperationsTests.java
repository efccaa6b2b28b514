package dev.tandem.sample;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

/**
 * What an operator sees of the clients.
 */
@SampleTest
class OperationsTests {

	private final RestTestClient client;

	OperationsTests(@Autowired RestTestClient client) {
		this.client = client;
	}

	@Test
	void getWhenClientIsKnownShowsItWithoutItsKey() {
		this.client.get().uri("/blocking/me").exchange().expectStatus().isOk();
		this.client.get()
			.uri("/actuator/apiclients/bloomy")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.settings['timeouts.call'].value")
			.isEqualTo("30s")
			.jsonPath("$.settings['api-key.value'].value")
			.isEqualTo("******")
			.jsonPath("$.pools[0].maxConnections")
			.isEqualTo(50)
			.jsonPath("$.calls.outcomes.SUCCESS")
			.isNumber();
	}

	@Test
	void getWhenClientIsUnknownIsNotFound() {
		this.client.get().uri("/actuator/apiclients/gloomy").exchange().expectStatus().isNotFound();
	}

	@Test
	void healthWhenCallsCanBeMadeIsUpAndPartOfReadiness() {
		this.client.get()
			.uri("/actuator/health/readiness")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.components.apiClients.components.bloomy.status")
			.isEqualTo("UP");
	}

}
