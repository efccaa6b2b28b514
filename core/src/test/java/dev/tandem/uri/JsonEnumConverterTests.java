package dev.tandem.uri;

import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link JsonEnumConverter}.
 */
class JsonEnumConverterTests {

	static Stream<Arguments> constants() {
		return Stream.of(Arguments.of(ByMethod.SOLD_OUT, "sold out"), Arguments.of(ByMethod.WITH_BODY, "with body"),
				Arguments.of(ByField.SOLD_OUT, "7"), Arguments.of(ByProperty.SOLD_OUT, "sold-out"),
				Arguments.of(ByProperty.PLAIN, "PLAIN"), Arguments.of(ByName.SOLD_OUT, "SOLD_OUT"));
	}

	@ParameterizedTest
	@MethodSource("constants")
	void constantIsWrittenByItsAnnotationOrName(Object constant, String text) {
		assertThat(ArgumentConversion.create().convert(constant, String.class)).isEqualTo(text);
	}

	private enum ByMethod {

		SOLD_OUT, WITH_BODY {

			@Override
			public String toString() {
				return "a body";
			}

		};

		@JsonValue
		String value() {
			return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
		}

	}

	private enum ByField {

		SOLD_OUT(7);

		@JsonValue
		@SuppressWarnings("UnusedVariable") // read by reflection
		private final int code;

		ByField(int code) {
			this.code = code;
		}

	}

	private enum ByProperty {

		@JsonProperty("sold-out")
		SOLD_OUT, PLAIN

	}

	private enum ByName {

		SOLD_OUT;

		@Override
		public String toString() {
			return "not this";
		}

	}

}
