package dev.tandem.engine;

import java.time.Duration;
import java.util.List;

import dev.tandem.ApiOperation;
import dev.tandem.CallOptions;
import dev.tandem.observation.CallListener;
import dev.tandem.resilience.SystemCallClock;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.util.ClassUtils;
import org.springframework.web.service.invoker.HttpRequestValues;

/**
 * Calls that are not sent, for tests of single policies.
 */
final class TestCalls {

	/**
	 * Listens to nothing.
	 */
	static final CallListener UNHEARD = new CallListener() {
	};

	/**
	 * The deadline that the client sets.
	 */
	static final Duration TIMEOUT = Duration.ofSeconds(60);

	private static final OperationMetadata GET = metadata("get");

	private static final OperationMetadata EVENTS = metadata("events", MediaType.TEXT_EVENT_STREAM);

	private TestCalls() {
	}

	static Call call() {
		return new Call(GET, request(), TIMEOUT, null, SystemCallClock.INSTANCE);
	}

	/**
	 * A call of a stream that has no end of its own.
	 */
	static Call unbounded() {
		return new Call(EVENTS, request(), TIMEOUT, null, SystemCallClock.INSTANCE);
	}

	private static HttpRequestValues request() {
		HttpRequestValues.Builder request = HttpRequestValues.builder()
			.setHttpMethod(HttpMethod.GET)
			.setUriTemplate("/");
		new RequestOptions(() -> null).addTo(request, CallOptions.none());
		return request.build();
	}

	private static OperationMetadata metadata(String method, MediaType... accept) {
		return OperationMetadata.of(new ApiOperation("notes", "Api#" + method, HttpMethod.GET, "/"), Api.class,
				ClassUtils.getMethod(Api.class, method), List.of(accept));
	}

	interface Api {

		Mono<String> get();

		Flux<String> events();

	}

}
