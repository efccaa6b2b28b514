package dev.tandem.twin;

import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import dev.tandem.ApiResult;
import dev.tandem.failure.Guard;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;

/**
 * Waits for reactive calls on behalf of the generated facades: the one place where a
 * thread of the caller blocks. An interrupt cancels the call, or keeps it from being
 * sent, and leaves the thread's flag set.
 */
public final class BlockingCall {

	/**
	 * Elements that a stream fetches ahead of its consumer.
	 */
	private static final int PREFETCH = 16;

	private BlockingCall() {
	}

	/**
	 * Refuse to block a thread that must not be blocked, before anything is sent.
	 * @param definition the definition that such a thread may use
	 * @throws IllegalStateException on a non-blocking thread, such as an event loop
	 */
	public static void checkThread(Class<?> definition) {
		if (Schedulers.isInNonBlockingThread()) {
			throw CallerTrace.shown(new IllegalStateException(
					"A blocking client was called on the non-blocking thread '" + Thread.currentThread().getName()
							+ "', which would hold up all calls that share the thread. Use " + definition.getName()
							+ " here instead and compose its Mono or Flux."));
		}
	}

	/**
	 * Wait for a value.
	 * @param <T> the type of the value
	 * @param call the call
	 * @return the value, {@code null} when the call completes without one
	 */
	public static <T> @Nullable T value(Mono<T> call) {
		CompletableFuture<@Nullable T> future = begun(call);
		try {
			return future.get();
		}
		catch (InterruptedException ex) {
			future.cancel(true);
			throw CallerThread.interrupted("while it waited; the call is cancelled", ex);
		}
		catch (ExecutionException ex) {
			Throwable failure = ex.getCause();
			throw new CallerTrace().addTo((failure != null) ? failure : ex);
		}
	}

	private static <T> CompletableFuture<@Nullable T> begun(Mono<T> call) {
		return Guard.composed(capturing(CallerContext.into(CallerThread.ready(call)))).toFuture();
	}

	/**
	 * Start a call. Cancelling the future cancels it.
	 * @param <T> the type of the value
	 * @param call the call
	 * @return its value, {@code null} when it completes without one
	 */
	public static <T> CompletableFuture<@Nullable T> future(Mono<T> call) {
		return begun(call);
	}

	/**
	 * What is bound to the caller's thread goes along, as with {@code block()}. Streams
	 * capture it themselves.
	 */
	private static <T> Mono<T> capturing(Mono<T> call) {
		return Hooks.isAutomaticContextPropagationEnabled() ? call.contextCapture() : call;
	}

	/**
	 * Wait for the end of a call that has no value.
	 * @param call the call
	 */
	public static void completion(Mono<?> call) {
		value(call);
	}

	/**
	 * Wait for a response, which a call has unless it fails. A failure that is a value
	 * has the trace of the caller too, since {@code orElseThrow} throws it.
	 * @param <T> the type of the response
	 * @param call the call
	 * @return the response
	 * @throws IllegalStateException if the call completes without one
	 */
	public static <T> T response(Mono<T> call) {
		T response = value(call);
		if (response == null) {
			throw CallerTrace.shown(new IllegalStateException("The call completed without a response"));
		}
		if (response instanceof ApiResult.Failure<?> failed) {
			new CallerTrace().replaceTraceOf(failed.exception());
		}
		return response;
	}

	/**
	 * Wait for a value that may be absent.
	 * @param <O> the type of the optional
	 * @param call the call
	 * @return the value, empty also when the call completes without one
	 */
	@SuppressWarnings("unchecked")
	public static <O extends Optional<?>> O optional(Mono<O> call) {
		O value = value(call);
		return (value != null) ? value : (O) Optional.empty();
	}

	/**
	 * Wait for a value that may be absent.
	 * @param <T> the type of the value
	 * @param call the call
	 * @return the value, empty when the call completes without one
	 */
	public static <T> Optional<T> present(Mono<T> call) {
		return Optional.ofNullable(value(call));
	}

	/**
	 * Wait for all elements.
	 * @param <T> the type of the elements
	 * @param call the call
	 * @return the elements in order
	 */
	public static <T> List<T> list(Flux<T> call) {
		List<T> elements = value(CallerThread.ready(call).collectList().contextWrite(WholeList::want));
		return (elements != null) ? elements : List.of();
	}

	/**
	 * Start a call and hand out its elements as they come.
	 * @param <T> the type of the elements
	 * @param call the call
	 * @return the elements in order; closing the stream cancels the call
	 */
	public static <T> Stream<T> stream(Flux<T> call) {
		return elements(CallerThread.ready(call));
	}

	/**
	 * Start a call and hand out its body as it comes.
	 * @param call the call
	 * @return the bytes; closing the stream cancels the call
	 */
	public static InputStream inputStream(Flux<? extends DataBuffer> call) {
		return new CallInputStream(CallerThread.ready(call));
	}

	/**
	 * Wait for the head of a response and all elements of its body.
	 * @param <T> the type of the elements
	 * @param call the call
	 * @return the response
	 */
	public static <T> ResponseEntity<List<T>> listEntity(Mono<ResponseEntity<Flux<T>>> call) {
		return response(CallerThread.ready(call)
			.flatMap((entity) -> Heads.body(entity).collectList().map((body) -> Heads.withBody(entity, body)))
			.contextWrite(WholeList::want));
	}

	/**
	 * Wait for the head of a response and hand out the elements of its body as they come.
	 * @param <T> the type of the elements
	 * @param call the call
	 * @return the response; closing the stream cancels the call
	 */
	public static <T> ResponseEntity<Stream<T>> streamEntity(Mono<ResponseEntity<Flux<T>>> call) {
		ResponseEntity<Flux<T>> entity = response(call);
		return Heads.withBody(entity, elements(Heads.body(entity)));
	}

	/**
	 * Wait for the head of a response and hand out its body as it comes.
	 * @param call the call
	 * @return the response; closing the input stream cancels the call
	 */
	public static ResponseEntity<InputStream> inputStreamEntity(Mono<ResponseEntity<Flux<DataBuffer>>> call) {
		ResponseEntity<Flux<DataBuffer>> entity = response(call);
		return Heads.withBody(entity, new CallInputStream(Heads.body(entity)));
	}

	/**
	 * A thread that is interrupted cancels them when it reads.
	 */
	private static <T> Stream<T> elements(Flux<T> call) {
		return new CallElements<>(call, PREFETCH).stream();
	}

}
