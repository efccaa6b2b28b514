package dev.tandem.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;

/**
 * Auto-configuration of the clients that other auto-configurations bring in, such as that
 * of an SDK, wherever they are in the order.
 */
@AutoConfiguration(after = ApiClientsAutoConfiguration.class)
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@ConditionalOnBean(AutoConfiguredApiClients.class)
@Import(ApiClientsRegistrar.class)
public final class ImportedApiClientsAutoConfiguration {

	ImportedApiClientsAutoConfiguration() {
	}

}
