package dev.tandem.config;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code spring.config.import=tandem:} with etcd as the source.
 */
@Timeout(120)
class EtcdImportTests {

	@Test
	void valuesWhenImportedAreInTheEnvironmentAndFollow() {
		try (EtcdServer server = new EtcdServer()) {
			server.put("/shop/payments.fee", "0.02");
			try (ConfigurableApplicationContext context = new SpringApplicationBuilder(ConfigApplication.Setup.class)
				.web(WebApplicationType.NONE)
				.run("--spring.config.import=tandem:", "--tandem.config.source=etcd", "--tandem.config.prefix=/shop/",
						"--tandem.config.client=remote", "--tandem.clients.remote.base-url=" + server.uri(),
						"--tandem.clients.remote.shutdown.grace-period=0s")) {
				assertThat(context.getEnvironment().getProperty("payments.fee")).isEqualTo("0.02");
				server.put("/shop/payments.fee", "0.03");
				Awaitility.await()
					.atMost(Duration.ofSeconds(30))
					.until(() -> "0.03".equals(context.getEnvironment().getProperty("payments.fee")));
			}
		}
	}

}
