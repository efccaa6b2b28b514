package dev.tandem.sample.config;

import java.util.List;
import java.util.Map;

import dev.tandem.config.BlockingConfigClient;
import dev.tandem.config.opendecree.ConfigVersion;
import dev.tandem.config.opendecree.ServerInfo;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * OpenDecree without the watch, by the blocking twin.
 */
@RestController
@RequestMapping("/blocking/config")
class BlockingConfigController {

	private final BlockingConfigClient client;

	private final String tenant;

	BlockingConfigController(BlockingConfigClient client, @Value("${tandem.config.tenant}") String tenant) {
		this.client = client;
		this.tenant = tenant;
	}

	@GetMapping("/info")
	@Nullable ServerInfo info() {
		return this.client.serverInfo();
	}

	@GetMapping("/fields")
	@Nullable Map<String, String> fields() {
		return this.client.getAll(this.tenant);
	}

	@GetMapping("/fields/{path}")
	@Nullable String field(@PathVariable String path) {
		return this.client.get(this.tenant, path, String.class);
	}

	@GetMapping("/versions")
	List<ConfigVersion> versions() {
		return this.client.versions(this.tenant);
	}

}
