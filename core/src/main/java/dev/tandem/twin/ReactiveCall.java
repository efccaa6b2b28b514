package dev.tandem.twin;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.ResponseEntity;

/**
 * Runs blocking methods on behalf of generated reactive twins: the default methods of a
 * blocking definition, and an implementation of it that the application has in place of
 * the client. Each subscription runs the method once, on a thread of
 * {@link Schedulers#boundedElastic()}; cancelling it interrupts that thread.
 */
public final class ReactiveCall {

	private static final int CHUNK_SIZE = 16 * 1024;

	private ReactiveCall() {
	}

	/**
	 * Run a method that returns a value.
	 * @param <T> the type of the value
	 * @param method the method
	 * @return its value, empty for {@code null}
	 */
	public static <T> Mono<T> value(Callable<? extends @Nullable T> method) {
		return Mono.deferContextual((context) -> {
			AtomicBoolean cancelled = new AtomicBoolean();
			return Mono.<T>fromCallable(() -> run(method, cancelled, context))
				.subscribeOn(Schedulers.boundedElastic())
				.doOnCancel(() -> cancelled.set(true));
		}).onErrorMap(Exceptions::unwrap);
	}

	/**
	 * Nobody waits any more for the failure of a method that was interrupted.
	 */
	private static <T> @Nullable T run(Callable<? extends @Nullable T> method, AtomicBoolean cancelled,
			reactor.util.context.ContextView context) throws Exception {
		try {
			return CallerContext.<@Nullable T>during(context, method::call);
		}
		catch (Exception ex) {
			if (cancelled.get()) {
				return null;
			}
			throw ex;
		}
	}

	/**
	 * Run a method that returns nothing.
	 * @param method the method
	 * @return its end
	 */
	public static Mono<Void> completion(Action method) {
		return value(() -> {
			method.run();
			return null;
		});
	}

	/**
	 * Run a method that returns a response.
	 * @param <T> the type of the response
	 * @param method the method
	 * @return its response
	 */
	public static <T> Mono<T> response(Callable<? extends @Nullable T> method) {
		return value(method);
	}

	/**
	 * Run a method whose value may be absent.
	 * @param <T> the type of the value
	 * @param method the method
	 * @return its value
	 */
	public static <T> Mono<T> present(Callable<Optional<T>> method) {
		return value(() -> method.call().orElse(null));
	}

	/**
	 * Run a method that returns a future.
	 * @param <T> the type of the value
	 * @param method the method
	 * @return the value of the future
	 */
	public static <T> Mono<T> future(Callable<? extends CompletionStage<T>> method) {
		return ReactiveCall.<CompletionStage<T>>value(method).flatMap(Mono::fromCompletionStage);
	}

	/**
	 * Run a method that returns a list.
	 * @param <T> the type of the elements
	 * @param method the method
	 * @return its elements
	 */
	public static <T> Flux<T> list(Callable<? extends List<? extends T>> method) {
		return ReactiveCall.<List<? extends T>>value(method).flatMapIterable(Function.identity());
	}

	/**
	 * Run a method that returns a stream.
	 * @param <T> the type of the elements
	 * @param method the method
	 * @return its elements
	 */
	public static <T> Flux<T> stream(Callable<? extends Stream<? extends T>> method) {
		return ReactiveCall.<Stream<? extends T>>value(method).flatMapMany(ReactiveCall::elements);
	}

	private static <T> Flux<T> elements(Stream<? extends T> stream) {
		return Flux.<T>fromStream(stream).subscribeOn(Schedulers.boundedElastic());
	}

	/**
	 * Run a method that returns an input stream.
	 * @param method the method
	 * @return its bytes
	 */
	public static Flux<DataBuffer> inputStream(Callable<? extends InputStream> method) {
		return ReactiveCall.<InputStream>value(method).flatMapMany(ReactiveCall::buffers);
	}

	private static Flux<DataBuffer> buffers(InputStream bytes) {
		return DataBufferUtils.readInputStream(() -> bytes, DefaultDataBufferFactory.sharedInstance, CHUNK_SIZE)
			.subscribeOn(Schedulers.boundedElastic());
	}

	/**
	 * Run a method that returns a response with a stream.
	 * @param <T> the type of the elements
	 * @param method the method
	 * @return its response
	 */
	public static <T> Mono<ResponseEntity<Flux<T>>> streamEntity(Callable<ResponseEntity<Stream<T>>> method) {
		return ReactiveCall.<ResponseEntity<Stream<T>>>value(method)
			.map((entity) -> withBody(entity, ReactiveCall::elements));
	}

	/**
	 * Run a method that returns a response with an input stream.
	 * @param method the method
	 * @return its response
	 */
	public static Mono<ResponseEntity<Flux<DataBuffer>>> inputStreamEntity(
			Callable<ResponseEntity<InputStream>> method) {
		return ReactiveCall.<ResponseEntity<InputStream>>value(method)
			.map((entity) -> withBody(entity, ReactiveCall::buffers));
	}

	private static <B, T> ResponseEntity<Flux<T>> withBody(ResponseEntity<B> head, Function<B, Flux<T>> content) {
		B body = head.getBody();
		return Heads.withBody(head, (body != null) ? content.apply(body) : Flux.empty());
	}

	/**
	 * A method that returns nothing.
	 */
	@FunctionalInterface
	public interface Action {

		/**
		 * Run the method.
		 * @throws Exception what it throws
		 */
		void run() throws Exception;

	}

}
