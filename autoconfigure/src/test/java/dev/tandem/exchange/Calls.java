package dev.tandem.exchange;

import dev.tandem.ApiOperation;
import dev.tandem.error.ErrorTypes;

import org.springframework.http.HttpMethod;
import org.springframework.web.service.invoker.HttpRequestValues;

/**
 * Calls for tests of single stages.
 */
final class Calls {

	private static final ApiOperation OPERATION = new ApiOperation("notes", "NoteApi#get", HttpMethod.GET,
			"/notes/{id}");

	private Calls() {
	}

	static Call finite() {
		return call(false);
	}

	static Call endless() {
		return call(true);
	}

	private static Call call(boolean endless) {
		return new Call(new OperationMetadata(OPERATION, endless, endless, errorTypes(), true, null, false),
				HttpRequestValues.builder().setUriTemplate("/notes/1").build());
	}

	private static ErrorTypes errorTypes() {
		return ErrorTypes.of(Object.class, Object.class.getMethods()[0]);
	}

}
