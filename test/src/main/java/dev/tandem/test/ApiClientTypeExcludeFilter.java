package dev.tandem.test;

import org.springframework.boot.test.context.filter.annotation.StandardAnnotationCustomizableTypeExcludeFilter;

/**
 * Leaves out the components of the application that have nothing to do with clients.
 */
class ApiClientTypeExcludeFilter extends StandardAnnotationCustomizableTypeExcludeFilter<ApiClientTest> {

	ApiClientTypeExcludeFilter(Class<?> testClass) {
		super(testClass);
	}

}
