package dev.tandem.standin.opendecree;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.tandem.standin.opendecree.Refusal.Code;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Export and import of values. The file is not that of the real server: a line for each
 * value, its path and its canonical text, on one line each. Values that are hidden are
 * exported as they are shown.
 */
final class Transfers {

	private static final String SEPARATOR = ": ";

	private final Tenant tenant;

	Transfers(Tenant tenant) {
		this.tenant = tenant;
	}

	ObjectNode exportAll(OpenDecreeCall call) {
		StringBuilder yaml = new StringBuilder();
		this.tenant.values(this.tenant.latest())
			.forEach((path,
					value) -> value.ifPresent((held) -> yaml.append(path)
						.append(SEPARATOR)
						.append((this.tenant.field(path).sensitive() ? Value.HIDDEN : held).canonical())
						.append('\n')));
		byte[] bytes = yaml.toString().getBytes(StandardCharsets.UTF_8);
		return JsonNodeFactory.instance.objectNode().put("yamlContent", Base64.getEncoder().encodeToString(bytes));
	}

	ObjectNode importAll(OpenDecreeCall call) {
		call.caller().checkMayWrite();
		JsonNode body = call.body();
		String mode = body.path("mode").asString("IMPORT_MODE_MERGE");
		Map<String, @Nullable Value> rows = new LinkedHashMap<>();
		if (mode.equals("IMPORT_MODE_REPLACE")) {
			this.tenant.values(this.tenant.latest()).keySet().forEach((path) -> rows.put(path, null));
		}
		new String(Base64.getDecoder().decode(body.path("yamlContent").asString("")), StandardCharsets.UTF_8).lines()
			.map((line) -> line.split(SEPARATOR, 2))
			.filter((row) -> !mode.equals("IMPORT_MODE_DEFAULTS")
					|| this.tenant.value(row[0], this.tenant.latest()).isEmpty())
			.forEach((row) -> rows.put(row[0], value(row)));
		ObjectNode answer = JsonNodeFactory.instance.objectNode();
		return answer.set("configVersion",
				this.tenant.write(rows, body.path("description").asString(""), call.caller().subject()).node());
	}

	private Value value(String[] row) {
		Field field = this.tenant.schema().get(row[0]);
		if (field == null || row.length < 2) {
			throw new Refusal(Code.INVALID_ARGUMENT, "field " + row[0] + " is not defined in the schema");
		}
		return new Value(field.type(), row[1]);
	}

}
