package dev.tandem.observation;

import dev.tandem.ApiOperation;
import io.micrometer.common.KeyValues;
import org.junit.jupiter.api.Test;

import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;

class DefaultApiCallObservationConventionTests {

	private final DefaultApiCallObservationConvention convention = new DefaultApiCallObservationConvention();

	/**
	 * A client without a definition may be given another template with each call.
	 */
	@Test
	void keyValuesOfManyOperationsAreNotAllKept() {
		assertThat(keyValues(0)).isSameAs(keyValues(0));
		for (int i = 1; i < 5_000; i++) {
			keyValues(i);
		}
		assertThat(keyValues(0)).isSameAs(keyValues(0));
		assertThat(keyValues(4_999)).isNotSameAs(keyValues(4_999)).isEqualTo(keyValues(4_999));
	}

	private KeyValues keyValues(int number) {
		ApiOperation operation = new ApiOperation("geo", "GET /items/" + number, HttpMethod.GET, "/items/" + number);
		return this.convention.getLowCardinalityKeyValues(new ApiCallObservationContext(operation, () -> 1));
	}

}
