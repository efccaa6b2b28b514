package dev.tandem.sample.bloomy.bulk;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.NestedExceptionUtils;

/**
 * Reads each input by itself, so that one that is incomplete leaves the others alone.
 */
final class Inputs {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.build();

	private Inputs() {
	}

	static <T> T read(JsonNode input, Class<T> type) {
		try {
			return MAPPER.treeToValue(input, type);
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException(reason(ex), ex);
		}
	}

	private static String reason(JacksonException ex) {
		Throwable cause = NestedExceptionUtils.getMostSpecificCause(ex);
		@Nullable String message = (cause instanceof JacksonException jackson) ? jackson.getOriginalMessage()
				: cause.getMessage();
		return (message != null) ? message : "cannot be read";
	}

}
