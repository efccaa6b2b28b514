package dev.tandem.autoconfigure;

import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of what the clients add to Actuator.
 */
@AutoConfiguration(after = ApiClientsAutoConfiguration.class)
@ConditionalOnClass(SanitizingFunction.class)
@ConditionalOnBean(AutoConfiguredApiClients.class)
public final class ApiClientsActuatorAutoConfiguration {

	ApiClientsActuatorAutoConfiguration() {
	}

	@Bean
	SecretSanitizingFunction apiClientSecretSanitizingFunction(AutoConfiguredApiClients clients) {
		return new SecretSanitizingFunction(clients);
	}

}
