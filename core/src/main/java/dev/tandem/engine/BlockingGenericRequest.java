package dev.tandem.engine;

import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;

import dev.tandem.ApiRequest;
import dev.tandem.ApiResult;
import dev.tandem.BlockingApiRequest;
import dev.tandem.twin.BlockingCall;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.ResponseEntity;

/**
 * Waits for the calls of a request, as the generated twins do.
 *
 * @param request the request
 */
record BlockingGenericRequest(ApiRequest request) implements BlockingApiRequest {

	private ApiRequest onThisThread() {
		BlockingCall.checkThread(ApiRequest.class);
		return this.request;
	}

	@Override
	public void send() {
		BlockingCall.completion(onThisThread().send());
	}

	@Override
	public <T> @Nullable T retrieve(Class<T> type) {
		return BlockingCall.value(onThisThread().retrieve(type));
	}

	@Override
	public <T> @Nullable T retrieve(ParameterizedTypeReference<T> type) {
		return BlockingCall.value(onThisThread().retrieve(type));
	}

	@Override
	public <T> ResponseEntity<T> entity(Class<T> type) {
		return BlockingCall.response(onThisThread().entity(type));
	}

	@Override
	public <T> ResponseEntity<T> entity(ParameterizedTypeReference<T> type) {
		return BlockingCall.response(onThisThread().entity(type));
	}

	@Override
	public <T> ApiResult<T> result(Class<T> type) {
		return BlockingCall.response(onThisThread().result(type));
	}

	@Override
	public <T> ApiResult<T> result(ParameterizedTypeReference<T> type) {
		return BlockingCall.response(onThisThread().result(type));
	}

	@Override
	public <T> List<T> list(Class<T> elementType) {
		return BlockingCall.list(onThisThread().list(elementType));
	}

	@Override
	public <T> Stream<T> stream(Class<T> elementType) {
		return BlockingCall.stream(onThisThread().stream(elementType));
	}

	@Override
	public InputStream content() {
		return BlockingCall.inputStream(onThisThread().content());
	}

}
