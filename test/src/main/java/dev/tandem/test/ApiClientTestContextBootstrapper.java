package dev.tandem.test;

import org.springframework.boot.test.autoconfigure.TestSliceTestContextBootstrapper;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/**
 * Prepares the context of an {@link ApiClientTest}, which has no web environment, not
 * even a mocked one.
 */
class ApiClientTestContextBootstrapper extends TestSliceTestContextBootstrapper<ApiClientTest> {

	@Override
	protected WebEnvironment getWebEnvironment(Class<?> testClass) {
		return WebEnvironment.NONE;
	}

}
