package dev.tandem.twin;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.ResponseEntity;

/**
 * Prepares reactive calls for the generated facades of coroutines, which await them or
 * collect them. The types of a definition are not known here to the last detail, such as
 * whether the elements of a list may be {@code null}, so the facade says what it expects.
 */
public final class SuspendCall {

	private SuspendCall() {
	}

	/**
	 * An argument that may be absent, for a parameter of which Kotlin's compiler does not
	 * see it: Spring's {@code required = false} says so in a definition in Java.
	 * @param <T> the type of the parameter
	 * @param value the argument, or {@code null} for none
	 * @return the argument as it is
	 */
	@SuppressWarnings("NullAway")
	public static <T extends @Nullable Object> T argument(@Nullable T value) {
		return value;
	}

	/**
	 * A call that has a value.
	 * @param <T> the type of the value
	 * @param operation how messages name the function
	 * @param call the call
	 * @return the call; it fails with {@code NoSuchElementException} if it completes
	 * without a value
	 */
	public static <T> Mono<T> value(String operation, @Nullable Mono<?> call) {
		return SuspendCall.<T>typed(call)
			.switchIfEmpty(Mono.error(() -> new NoSuchElementException(operation
					+ " has no value, and its type is not nullable: if the response may have no body, "
					+ "return Mono<Optional<...>> in a definition in reactive style, or T? in one in blocking style")));
	}

	/**
	 * A call whose value may be absent.
	 * @param <T> the type of the value
	 * @param call the call
	 * @return the call
	 */
	public static <T> Mono<T> nullable(@Nullable Mono<?> call) {
		return typed(call);
	}

	/**
	 * A call whose value may be absent.
	 * @param <T> the type of the value
	 * @param call the call, of an {@code Optional}
	 * @return the call, empty for an empty value
	 */
	public static <T> Mono<T> optional(@Nullable Mono<?> call) {
		return SuspendCall.<Optional<T>>typed(call).flatMap(Mono::justOrEmpty);
	}

	/**
	 * A call that has no value.
	 * @param call the call
	 * @return its end
	 */
	public static Mono<Void> completion(@Nullable Mono<?> call) {
		return ready(call).then();
	}

	/**
	 * A call of which all elements are awaited.
	 * @param <T> the type of the elements
	 * @param call the call
	 * @return the elements in order
	 */
	public static <T> Mono<List<T>> list(@Nullable Flux<?> call) {
		return SuspendCall.<T>typed(call).collectList().contextWrite(WholeList::want);
	}

	/**
	 * A call whose elements are collected as they come.
	 * @param <T> the type of the elements
	 * @param call the call
	 * @return the elements in order
	 */
	public static <T> Flux<T> elements(@Nullable Flux<?> call) {
		return typed(call);
	}

	/**
	 * A call whose bytes are collected as they come. They are copied, since a flow keeps
	 * some that its collector never sees if it is cancelled, and nobody would release
	 * them.
	 * @param call the call
	 * @return the bytes, in buffers that need no release
	 */
	public static Flux<DataBuffer> buffers(@Nullable Flux<?> call) {
		return SuspendCall.<DataBuffer>typed(call).map(SuspendCall::copy);
	}

	private static DataBuffer copy(DataBuffer buffer) {
		try {
			byte[] bytes = new byte[buffer.readableByteCount()];
			buffer.read(bytes);
			return DefaultDataBufferFactory.sharedInstance.wrap(bytes);
		}
		finally {
			DataBufferUtils.release(buffer);
		}
	}

	/**
	 * A call of which the head of the response is awaited, and the body is collected.
	 * @param <T> the type of the elements
	 * @param <F> the type of the flow
	 * @param call the call, of a {@code ResponseEntity<Flux<T>>}
	 * @param flow makes a flow of the elements
	 * @return the response
	 */
	public static <T, F> Mono<ResponseEntity<F>> entity(@Nullable Mono<?> call, Function<Flux<T>, F> flow) {
		return SuspendCall.<ResponseEntity<Flux<T>>>typed(call)
			.map((entity) -> Heads.withBody(entity, flow.apply(Heads.body(entity))));
	}

	/**
	 * A call of which the head of the response is awaited, and the bytes are collected.
	 * @param <F> the type of the flow
	 * @param call the call, of a {@code ResponseEntity<Flux<DataBuffer>>}
	 * @param flow makes a flow of the bytes
	 * @return the response
	 */
	public static <F> Mono<ResponseEntity<F>> bufferEntity(@Nullable Mono<?> call, Function<Flux<DataBuffer>, F> flow) {
		return entity(call, (Flux<DataBuffer> body) -> flow.apply(buffers(body)));
	}

	@SuppressWarnings("unchecked")
	private static <T> Mono<T> typed(@Nullable Mono<?> call) {
		return (Mono<T>) ready(call);
	}

	@SuppressWarnings("unchecked")
	private static <T> Flux<T> typed(@Nullable Flux<?> call) {
		return (Flux<T>) ready(call);
	}

	private static <P extends Publisher<?>> P ready(@Nullable P call) {
		if (call == null) {
			throw CallerTrace.shown(new NullPointerException(MissingCall.message()));
		}
		return call;
	}

}
