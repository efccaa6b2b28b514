package dev.tandem.benchmarks.peer.tandem;

import dev.tandem.benchmarks.peer.PeerContext;
import dev.tandem.benchmarks.peer.Upstream;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Application with Tandem as its users have it: a key, metrics, deadlines, error mapping.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class TandemApplication {

	static ConfigurableApplicationContext start(Upstream upstream) {
		return PeerContext.start(TandemApplication.class, "tandem.clients.items.base-url=" + upstream.url(),
				"tandem.clients.items.api-key=" + Upstream.KEY,
				"tandem.clients.items.pool.max-connections=" + Upstream.CONNECTIONS);
	}

}
