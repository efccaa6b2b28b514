package dev.tandem.autoconfigure;

import java.util.Objects;

import dev.tandem.ApiClients;
import dev.tandem.actuate.ApiClientDescriptor;
import dev.tandem.actuate.ApiClientsEndpoint;
import dev.tandem.actuate.ApiClientsEndpointWebExtension;
import dev.tandem.actuate.CallStatistics;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ApiClientsEndpointAutoConfiguration} and
 * {@link ApiClientsHealthContributorAutoConfiguration}: when they are there, and that
 * nothing needs them.
 */
class ApiClientsEndpointAutoConfigurationTests {

	private static final String EXPOSED = "management.endpoints.web.exposure.include=apiclients";

	private static final String NO_HEALTH = "management.health.apiclients.enabled=false";

	private final ApplicationContextRunner runner = Contexts.withDefinitions()
		.withConfiguration(AutoConfigurations.of(ApiClientsEndpointAutoConfiguration.class,
				ApiClientsHealthContributorAutoConfiguration.class))
		.withPropertyValues("tandem.clients.note-books.base-url=http://a");

	@Test
	void endpointWhenExposedIsThere() {
		this.runner.withPropertyValues(EXPOSED, NO_HEALTH)
			.run((context) -> assertThat(context).hasSingleBean(ApiClientsEndpoint.class)
				.hasSingleBean(ApiClientsEndpointWebExtension.class)
				.hasSingleBean(CallStatistics.class)
				.doesNotHaveBean("apiClientsHealthContributor"));
	}

	@Test
	void healthWhenNotSwitchedOffIsThere() {
		this.runner.run((context) -> assertThat(context).doesNotHaveBean(ApiClientsEndpoint.class)
			.hasSingleBean(CallStatistics.class)
			.hasBean("apiClientsHealthContributor"));
	}

	@Test
	void statisticsWhenNobodyAsksAreAbsent() {
		this.runner.withPropertyValues(NO_HEALTH)
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(CallStatistics.class)
				.doesNotHaveBean(RegisteredClients.class));
	}

	@Test
	void sanitizingFunctionOfUserMasksSettings() {
		this.runner.withPropertyValues(EXPOSED, "management.endpoint.apiclients.show-values=always")
			.withBean(SanitizingFunction.class,
					() -> (data) -> data.getKey().endsWith("base-url") ? data.withSanitizedValue() : data)
			.run((context) -> {
				ApiClientDescriptor client = Objects
					.requireNonNull(context.getBean(ApiClientsEndpoint.class).apiClient("note-books"));
				assertThat(client.baseUrl()).isEqualTo("******");
				assertThat(client.settings().get("timeouts.call")).hasFieldOrPropertyWithValue("value", "60s");
			});
	}

	@Test
	void startWhenActuatorIsAbsentIsFine() {
		Contexts.withDefinitions()
			.withPropertyValues("tandem.clients.note-books.base-url=http://a")
			.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate",
					"org.springframework.boot.health", "com.fasterxml.jackson.annotation"))
			.run((context) -> {
				assertThat(context).hasNotFailed().doesNotHaveBean(CallStatistics.class);
				assertThat(context.getBean(ApiClients.class).names()).containsExactly("note-books");
			});
	}

}
