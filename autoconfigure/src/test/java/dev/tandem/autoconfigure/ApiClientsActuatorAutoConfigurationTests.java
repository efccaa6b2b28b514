package dev.tandem.autoconfigure;

import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.actuate.autoconfigure.context.properties.ConfigurationPropertiesReportEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.env.EnvironmentEndpointAutoConfiguration;
import org.springframework.boot.actuate.context.properties.ConfigurationPropertiesReportEndpoint;
import org.springframework.boot.actuate.env.EnvironmentEndpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ApiClientsActuatorAutoConfiguration}: secrets stay hidden where the
 * endpoints are told to show values.
 */
class ApiClientsActuatorAutoConfigurationTests {

	private final ApplicationContextRunner runner = Contexts.withDefinitions()
		.withUserConfiguration(ApplicationSettings.class)
		.withConfiguration(AutoConfigurations.of(EnvironmentEndpointAutoConfiguration.class,
				ConfigurationPropertiesReportEndpointAutoConfiguration.class))
		.withPropertyValues("management.endpoint.env.show-values=always",
				"management.endpoint.configprops.show-values=always", "management.endpoints.web.exposure.include=*")
		.withInitializer((context) -> context.getEnvironment()
			.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
					Map.of("BG_API_KEY", "s3cr3t-key", "BG_PASSWORD", "s3cr3t-word", "PROXY_PASSWORD", "s3cr3t-proxy",
							"TANDEM_DEFAULTS_APIKEY", "s3cr3t-1", "TANDEM_CLIENTS_OTHER_API_KEY", "s3cr3t-2",
							"TANDEM_CONFIG_ETCD_PASSWORD", "s3cr3t-8",
							"SPRING_HTTP_SERVICECLIENT_OTHER_DEFAULTHEADER_XKEY", "s3cr3t-9", "UNRELATED", "shown-1"))))
		.withInitializer(Contexts.yaml("""
				app:
				  name: shown-2
				  token: ${BG_API_KEY}
				  header: Bearer ${BG_API_KEY}
				spring.http.serviceclient.note-books.default-header.X-Org: s3cr3t-10
				tandem:
				  config.etcd.password: s3cr3t-11
				  defaults:
				    api-key.value: s3cr3t-3
				    basic.password: s3cr3t-4
				    headers.X-Token: s3cr3t-5
				    cookies.session: s3cr3t-6
				    query.key: s3cr3t-7
				  clients:
				    note-books:
				      base-url: http://shown-3
				      api-key: ${BG_API_KEY}
				      api-key.name: X-Api-Key
				      basic: { username: shown-4, password: "${BG_PASSWORD}" }
				      http.proxy: { host: shown-5, username: u, password: "${PROXY_PASSWORD}" }
				      timeouts.call: 4321ms
				"""));

	@Test
	void envWhenValuesAreShownHoldsNoSecret() {
		this.runner.run((context) -> assertThat(env(context)).doesNotContain("s3cr3t")
			.contains("shown-1", "shown-2", "shown-3", "shown-4", "shown-5", "4321ms", "BG_API_KEY=******",
					"BG_PASSWORD=******", "PROXY_PASSWORD=******", "note-books.api-key=******"));
	}

	@Test
	void envWhenOnePropertyIsShownHoldsNoSecret() {
		this.runner.run((context) -> {
			EnvironmentEndpoint endpoint = context.getBean(EnvironmentEndpoint.class);
			assertThat(value(endpoint, "BG_API_KEY")).isEqualTo("******");
			assertThat(value(endpoint, "tandem.clients.note-books.api-key")).isEqualTo("******");
			assertThat(value(endpoint, "UNRELATED")).isEqualTo("shown-1");
		});
	}

	@Test
	void envWhenSanitizingFunctionIsAbsentWouldShowSecrets() {
		this.runner.withInitializer((context) -> context.addBeanFactoryPostProcessor((beans) -> {
			var registry = (BeanDefinitionRegistry) beans;
			registry.removeBeanDefinition("apiClientSecretSanitizingFunction");
		})).run((context) -> assertThat(env(context)).contains("s3cr3t-key", "s3cr3t-word", "s3cr3t-proxy"));
	}

	@Test
	void configPropsWhenValuesAreShownHoldNoSecret() {
		this.runner.run((context) -> {
			var application = context.getBean(ConfigurationPropertiesReportEndpoint.class)
				.configurationProperties()
				.getContexts()
				.values()
				.iterator()
				.next();
			StringBuilder shown = new StringBuilder();
			application.getBeans()
				.values()
				.forEach((bean) -> shown.append(bean.getProperties()).append(bean.getInputs()));
			assertThat(shown.toString()).contains("shown-2").contains("token=******").doesNotContain("s3cr3t");
		});
	}

	private static @Nullable Object value(EnvironmentEndpoint endpoint, String property) {
		return Objects.requireNonNull(endpoint.environmentEntry(property).getProperty()).getValue();
	}

	private static String env(ApplicationContext context) {
		StringBuilder shown = new StringBuilder();
		context.getBean(EnvironmentEndpoint.class)
			.environment(null)
			.getPropertySources()
			.forEach((source) -> source.getProperties()
				.forEach((name, value) -> shown.append(name).append('=').append(value.getValue()).append('\n')));
		return shown.toString();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(ApplicationProperties.class)
	static class ApplicationSettings {

	}

	@ConfigurationProperties("app")
	public record ApplicationProperties(String name, String token, String header) {

	}

}
