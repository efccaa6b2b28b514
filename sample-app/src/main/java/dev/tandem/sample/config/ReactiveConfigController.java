package dev.tandem.sample.config;

import java.util.Map;

import dev.tandem.config.ConfigClient;
import dev.tandem.config.opendecree.ConfigVersion;
import dev.tandem.config.opendecree.ServerInfo;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * OpenDecree without the watch, by the reactive twin.
 */
@RestController
@RequestMapping("/reactive/config")
class ReactiveConfigController {

	private final ConfigClient client;

	private final String tenant;

	ReactiveConfigController(ConfigClient client, @Value("${tandem.config.tenant}") String tenant) {
		this.client = client;
		this.tenant = tenant;
	}

	@GetMapping("/info")
	Mono<ServerInfo> info() {
		return this.client.serverInfo();
	}

	@GetMapping("/fields")
	Mono<Map<String, String>> fields() {
		return this.client.getAll(this.tenant);
	}

	@GetMapping("/fields/{path}")
	Mono<String> field(@PathVariable String path) {
		return this.client.get(this.tenant, path, String.class);
	}

	@GetMapping("/versions")
	Flux<ConfigVersion> versions() {
		return this.client.versions(this.tenant);
	}

}
