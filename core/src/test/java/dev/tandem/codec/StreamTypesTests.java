package dev.tandem.codec;

import java.util.List;

import dev.tandem.processor.table.StreamMediaTypes;
import org.junit.jupiter.api.Test;

import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StreamTypes}.
 */
class StreamTypesTests {

	@Test
	void typesAreThoseOfTheProcessor() {
		assertThat(List.of("text/event-stream", "application/x-ndjson", "application/x-jsonl", "application/jsonlines",
				"application/json-seq"))
			.allSatisfy((type) -> assertThat(StreamMediaTypes.ALL.split(",", -1)).contains(type));
		for (String type : StreamMediaTypes.ALL.split(",", -1)) {
			assertThat(StreamTypes.isStream(MediaType.parseMediaType(type + ";charset=UTF-8"))).isTrue();
		}
		assertThat(StreamTypes.isStream(MediaType.APPLICATION_JSON)).isFalse();
		assertThat(StreamTypes.isAnyStream(List.of(MediaType.APPLICATION_JSON))).isFalse();
		assertThat(StreamTypes.isAnyStream(null)).isFalse();
	}

}
