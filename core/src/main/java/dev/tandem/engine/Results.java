package dev.tandem.engine;

import java.lang.reflect.ParameterizedType;

import dev.tandem.ApiException;
import dev.tandem.ApiResult;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.ResponseEntity;

/**
 * Turns a call into a value, for methods that return an {@link ApiResult}.
 */
final class Results {

	private Results() {
	}

	/**
	 * Type of the body, where a method returns a result.
	 * @return the type within the result, {@code null} for any other type
	 */
	static @Nullable ParameterizedTypeReference<Object> bodyType(ParameterizedTypeReference<?> type) {
		if (type.getType() instanceof ParameterizedType result && result.getRawType() == ApiResult.class) {
			return ParameterizedTypeReference.forType(result.getActualTypeArguments()[0]);
		}
		return null;
	}

	/**
	 * A failure of the application's own code is no failure of the call and stays an
	 * error.
	 */
	static Mono<ApiResult<Object>> of(Mono<ResponseEntity<Object>> exchange) {
		return exchange.map(Results::success)
			.onErrorResume(ApiException.class, (failure) -> Mono.just(new ApiResult.Failure<>(failure)));
	}

	private static ApiResult<Object> success(ResponseEntity<Object> entity) {
		return new ApiResult.Success<>(entity.getBody(), entity.getStatusCode(), entity.getHeaders());
	}

}
