package dev.tandem.standin.bloomy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the server knows. It starts with {@code bloomy.json}.
 */
record Tables(Table users, Table meetings, Table measurables, Table todos, Table goals, Table headlines, Table issues,
		Table scores, JsonNode currentWeek) {

	/**
	 * Reads all ids as the same type, so that they can be compared.
	 */
	private static final JsonMapper MAPPER = JsonMapper.builder()
		.enable(DeserializationFeature.USE_LONG_FOR_INTS)
		.build();

	static Tables load() {
		try (InputStream seed = Objects.requireNonNull(Tables.class.getResourceAsStream("bloomy.json"))) {
			JsonNode rows = MAPPER.readTree(seed);
			return new Tables(new Table(rows.path("users")), new Table(rows.path("meetings")),
					new Table(rows.path("measurables")), new Table(rows.path("todos")), new Table(rows.path("goals")),
					new Table(rows.path("headlines")), new Table(rows.path("issues")), new Table(rows.path("scores")),
					rows.path("currentWeek"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
