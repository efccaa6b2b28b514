package dev.tandem.sample.config;

import java.util.Map;
import java.util.Objects;

import dev.tandem.config.BlockingConfigClient;
import dev.tandem.config.ConfigWatch;
import dev.tandem.config.opendecree.ConfigVersion;
import dev.tandem.config.opendecree.TypedValue;
import dev.tandem.config.opendecree.WriteAnswer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows the values that the watch holds, and writes them.
 */
@RestController
@RequestMapping("/config")
class ConfigController {

	private final ConfigWatch watch;

	private final BlockingConfigClient client;

	private final String tenant;

	ConfigController(ConfigWatch watch, BlockingConfigClient client, @Value("${tandem.config.tenant}") String tenant) {
		this.watch = watch;
		this.client = client;
		this.tenant = tenant;
	}

	@GetMapping
	LiveConfig show() {
		return LiveConfig.of(this.watch);
	}

	/**
	 * Write a field, whose type it keeps: text does for a duration, an instant or a URL.
	 */
	@PutMapping("/{path}")
	Map<String, Long> write(@PathVariable String path, @RequestBody JsonNode value) {
		Object typed = typed(value);
		WriteAnswer answer = Objects.requireNonNull(
				(typed != null) ? this.client.set(this.tenant, path, typed) : this.client.setNull(this.tenant, path));
		return Map.of("version", answer.version().map(ConfigVersion::version).orElseThrow());
	}

	private static @Nullable Object typed(JsonNode value) {
		if (value.isNull()) {
			return null;
		}
		if (value.isBoolean()) {
			return value.booleanValue();
		}
		if (value.isIntegralNumber()) {
			return value.longValue();
		}
		if (value.isNumber()) {
			return value.decimalValue();
		}
		return value.isString() ? value.stringValue() : TypedValue.json(value.toString());
	}

}
