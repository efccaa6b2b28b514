package dev.tandem.autoconfigure;

import java.security.Principal;
import java.util.Objects;

import dev.tandem.ApiClients;
import dev.tandem.actuate.ApiClientDescriptor;
import dev.tandem.actuate.ApiClientsEndpoint;
import dev.tandem.actuate.ApiClientsEndpointWebExtension;
import dev.tandem.actuate.CallStatistics;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.actuate.endpoint.SecurityContext;
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
	void valuesAreShownToThoseWhoseRoleMaySeeThem() {
		this.runner
			.withPropertyValues(EXPOSED, "management.endpoint.apiclients.show-values=when-authorized",
					"management.endpoint.apiclients.roles=operator")
			.run((context) -> {
				ApiClientsEndpointWebExtension endpoint = context.getBean(ApiClientsEndpointWebExtension.class);
				assertThat(timeout(endpoint, user("operator"))).isEqualTo("60s");
				assertThat(timeout(endpoint, user("guest"))).isEqualTo("******");
				assertThat(timeout(endpoint, SecurityContext.NONE)).isEqualTo("******");
			});
	}

	private static Object timeout(ApiClientsEndpointWebExtension endpoint, SecurityContext user) {
		ApiClientDescriptor client = Objects.requireNonNull(endpoint.apiClient(user, "note-books").getBody());
		assertThat(Objects.requireNonNull(endpoint.apiClients(user).clients().get("note-books")).settings())
			.isEqualTo(client.settings());
		return Objects.requireNonNull(Objects.requireNonNull(client.settings().get("timeouts.call")).value());
	}

	private static SecurityContext user(String role) {
		return new SecurityContext() {

			@Override
			public Principal getPrincipal() {
				return () -> "someone";
			}

			@Override
			public boolean isUserInRole(String asked) {
				return asked.equals(role);
			}

		};
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
