package dev.tandem;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;

/**
 * The outcome of a call as a value: declare {@code Mono<ApiResult<Todo>>} where a failure
 * is an ordinary outcome and not an exception. <pre class="code">
 * switch (todos.get(4)) {
 *     case ApiResult.Success&lt;Todo&gt; success -&gt; show(success.body());
 *     case ApiResult.Failure&lt;Todo&gt; failure -&gt; report(failure.exception());
 * }
 * </pre>
 *
 * @param <T> the type of the body
 */
public sealed interface ApiResult<T> {

	/**
	 * Change the body of a success. A success without a body stays without one.
	 * @param <R> the type of the new body
	 * @param mapper makes the new body
	 * @return the result with the new body, or the same failure
	 */
	<R> ApiResult<R> map(Function<? super T, ? extends R> mapper);

	/**
	 * The body of a success.
	 * @return the body, {@code null} when the response had none
	 * @throws ApiException if the call failed
	 */
	@Nullable T orElseThrow();

	/**
	 * A call whose response had a success status.
	 *
	 * @param <T> the type of the body
	 * @param body the body, {@code null} when the response had none
	 * @param status the status
	 * @param headers the headers
	 */
	record Success<T>(@Nullable T body, HttpStatusCode status, HttpHeaders headers) implements ApiResult<T> {

		@Override
		public <R> ApiResult<R> map(Function<? super T, ? extends R> mapper) {
			R mapped = (this.body != null) ? mapper.apply(this.body) : null;
			return new Success<>(mapped, this.status, this.headers);
		}

		@Override
		public @Nullable T orElseThrow() {
			return this.body;
		}

	}

	/**
	 * A call that failed, with an error status or without a response.
	 *
	 * @param <T> the type of the body of a success
	 * @param exception what the call would have thrown
	 */
	record Failure<T>(ApiException exception) implements ApiResult<T> {

		@Override
		public <R> ApiResult<R> map(Function<? super T, ? extends R> mapper) {
			return new Failure<>(this.exception);
		}

		@Override
		public T orElseThrow() {
			throw this.exception;
		}

	}

}
