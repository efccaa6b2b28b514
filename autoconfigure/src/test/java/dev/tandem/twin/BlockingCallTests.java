package dev.tandem.twin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import io.netty.buffer.PooledByteBufAllocator;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

class BlockingCallTests {

	private final NettyDataBufferFactory buffers = new NettyDataBufferFactory(PooledByteBufAllocator.DEFAULT);

	private final List<NettyDataBuffer> created = new ArrayList<>();

	private final AtomicBoolean cancelled = new AtomicBoolean();

	@AfterEach
	void clearInterrupt() {
		Thread.interrupted();
	}

	@Test
	void valueWhenPresentReturnsIt() {
		String value = BlockingCall.value(Mono.just("a").subscribeOn(Schedulers.parallel()));
		assertThat(value).isEqualTo("a");
	}

	@Test
	void valueWhenEmptyReturnsNull() {
		String value = BlockingCall.value(Mono.<String>empty());
		assertThat(value).isNull();
	}

	@Test
	void optionalWhenEmptyReturnsEmpty() {
		assertThat(BlockingCall.optional(Mono.<Optional<String>>empty())).isEmpty();
		assertThat(BlockingCall.optional(Mono.just(Optional.of("a")))).contains("a");
	}

	@Test
	void responseWhenEmptyFails() {
		String response = BlockingCall.response(Mono.just("a"));
		assertThat(response).isEqualTo("a");
		assertThatIllegalStateException().isThrownBy(() -> BlockingCall.response(Mono.empty()))
			.withMessage("The call completed without a response");
	}

	@Test
	void listWhenElementsComeKeepsOrder() {
		assertThat(BlockingCall.list(Flux.range(1, 1000).publishOn(Schedulers.parallel())))
			.containsExactlyElementsOf(Flux.range(1, 1000).toIterable());
		assertThat(BlockingCall.list(Flux.empty())).isEmpty();
	}

	@Test
	void checkThreadWhenNonBlockingNamesDefinition() {
		Mono<Void> call = Mono.<Void>fromRunnable(() -> BlockingCall.checkThread(Runnable.class))
			.subscribeOn(Schedulers.parallel());
		StepVerifier.create(call)
			.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(IllegalStateException.class)
				.hasMessageContaining("'parallel-")
				.hasMessageContaining("Use java.lang.Runnable here"))
			.verify(Duration.ofSeconds(5));
	}

	@Test
	void checkThreadWhenBlockingPasses() {
		StepVerifier
			.create(Mono.fromRunnable(() -> BlockingCall.checkThread(Runnable.class))
				.subscribeOn(Schedulers.boundedElastic()))
			.expectComplete()
			.verify(Duration.ofSeconds(5));
	}

	@ParameterizedTest
	@MethodSource("waits")
	void waitWhenInterruptedCancelsCallAndKeepsFlag(Wait wait) {
		Thread caller = Thread.currentThread();
		Flux<Integer> call = Flux.<Integer>never()
			.doOnSubscribe((subscription) -> caller.interrupt())
			.doOnCancel(() -> this.cancelled.set(true));
		assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> wait.on(call))
			.withMessage("The thread was interrupted while it waited; the call is cancelled")
			.withCauseInstanceOf(InterruptedException.class);
		assertThat(this.cancelled).isTrue();
		assertThat(Thread.currentThread().isInterrupted()).isTrue();
	}

	@ParameterizedTest
	@MethodSource("waits")
	void waitWhenCallFailsThrowsItsExceptionWithLineOfCaller(Wait wait) {
		RuntimeException failure = CompletableFuture.supplyAsync(() -> new IllegalStateException("boom")).join();
		Flux<Integer> call = Flux.<Integer>error(failure).subscribeOn(Schedulers.parallel());
		Throwable thrown = catchThrowable(() -> wait.on(call));
		assertThat(thrown).isSameAs(failure);
		assertThat(failure.getStackTrace()).noneMatch(BlockingCallTests::isHere);
		assertThat(thrown.getSuppressed()).anySatisfy((suppressed) -> {
			assertThat(suppressed).hasMessage("The call was made here");
			assertThat(suppressed.getStackTrace()).anyMatch(BlockingCallTests::isHere);
		});
	}

	private static boolean isHere(StackTraceElement frame) {
		return frame.getMethodName().equals("waitWhenCallFailsThrowsItsExceptionWithLineOfCaller");
	}

	@Test
	void valueWhenSameExceptionIsThrownAgainNamesCallerOnce() {
		RuntimeException failure = new IllegalStateException("boom");
		assertThatIllegalStateException().isThrownBy(() -> BlockingCall.value(Mono.error(failure)));
		assertThatIllegalStateException().isThrownBy(() -> BlockingCall.value(Mono.error(failure)));
		assertThat(failure.getSuppressed()).hasSize(1);
	}

	@Test
	void streamWhenClosedCancels() {
		Flux<Integer> call = Flux.range(1, 100).concatWith(Flux.never()).doOnCancel(() -> this.cancelled.set(true));
		try (Stream<Integer> stream = BlockingCall.stream(call)) {
			assertThat(stream.iterator().next()).isEqualTo(1);
			assertThat(this.cancelled).isFalse();
		}
		assertThat(this.cancelled).isTrue();
	}

	@Test
	void streamWhenElementsCameBeforeErrorHandsThemOut() {
		List<Integer> seen = new ArrayList<>();
		Flux<Integer> call = Flux.just(1, 2).concatWith(Flux.error(new IllegalStateException("boom")));
		assertThatIllegalStateException().isThrownBy(() -> BlockingCall.stream(call).forEach(seen::add))
			.withMessage("boom");
		assertThat(seen).containsExactly(1, 2);
	}

	@Test
	void inputStreamWhenReadToItsEndHasAllBytesAndReleasesBuffers() throws IOException {
		try (InputStream body = BlockingCall.inputStream(body("ab", "", "cde"))) {
			assertThat(body.read()).isEqualTo('a');
			assertThat(body.available()).isEqualTo(1);
			assertThat(body.readAllBytes()).asString().isEqualTo("bcde");
			assertThat(body.read()).isEqualTo(-1);
		}
		assertThat(this.created).hasSize(3).allMatch((buffer) -> buffer.getNativeBuffer().refCnt() == 0);
	}

	@Test
	void inputStreamWhenClosedEarlyCancelsAndReleasesBuffers() throws IOException {
		Flux<DataBuffer> call = body("ab", "cd", "ef").concatWith(Flux.never())
			.doOnCancel(() -> this.cancelled.set(true));
		try (InputStream body = BlockingCall.inputStream(call)) {
			assertThat(body.read()).isEqualTo('a');
			assertThat(this.cancelled).isFalse();
		}
		assertThat(this.cancelled).isTrue();
		assertThat(this.created).isNotEmpty().allMatch((buffer) -> buffer.getNativeBuffer().refCnt() == 0);
	}

	@Test
	void inputStreamWhenClosedWhileReaderWaitsFailsReader() {
		InputStream body = BlockingCall.inputStream(body("a").concatWith(Flux.never()));
		FutureTask<byte[]> reading = new FutureTask<>(body::readAllBytes);
		Thread reader = new Thread(reading);
		reader.start();
		Awaitility.await().until(() -> reader.getState() == Thread.State.WAITING && !this.created.isEmpty());
		assertThatCode(body::close).doesNotThrowAnyException();
		assertThat(reading).failsWithin(Duration.ofSeconds(5))
			.withThrowableOfType(ExecutionException.class)
			.withCauseInstanceOf(IOException.class)
			.withMessageContaining("The stream is closed and its call cancelled");
	}

	@Test
	void entitiesWhenTakenApartKeepHead() throws IOException {
		ResponseEntity<List<Integer>> list = BlockingCall.listEntity(Mono.just(entity(Flux.just(1, 2))));
		assertThat(list).isEqualTo(entity(List.of(1, 2)));
		ResponseEntity<Stream<Integer>> stream = BlockingCall.streamEntity(Mono.just(entity(Flux.just(1, 2))));
		assertThat(stream.getBody()).containsExactly(1, 2);
		assertThat(stream.getHeaders()).isEqualTo(list.getHeaders());
		ResponseEntity<InputStream> bytes = BlockingCall.inputStreamEntity(Mono.just(entity(body("ab"))));
		assertThat(bytes.getBody()).hasContent("ab");
		assertThat(bytes.getStatusCode()).isEqualTo(HttpStatus.ACCEPTED);
	}

	@Test
	void entityWhenItHasNoBodyHasNoElements() {
		assertThat(BlockingCall.listEntity(Mono.just(ResponseEntity.noContent().<Flux<Integer>>build())).getBody())
			.isEmpty();
	}

	private static <T> ResponseEntity<T> entity(T body) {
		return ResponseEntity.accepted().header("X-Page", "1").body(body);
	}

	private Flux<DataBuffer> body(String... chunks) {
		return Flux.fromIterable(Arrays.asList(chunks)).map(this::buffer);
	}

	private DataBuffer buffer(String chunk) {
		NettyDataBuffer buffer = this.buffers.allocateBuffer(16);
		buffer.write(chunk, StandardCharsets.UTF_8);
		this.created.add(buffer);
		return buffer;
	}

	static Stream<Named<Wait>> waits() {
		return Stream.of(Named.of("value", (call) -> BlockingCall.value(call.next())),
				Named.of("response", (call) -> BlockingCall.response(call.next())),
				Named.of("completion", (call) -> completion(call)), Named.of("list", BlockingCall::list),
				Named.of("stream", (call) -> BlockingCall.stream(call).toList()),
				Named.of("inputStream", (call) -> BlockingCall.inputStream(call.cast(DataBuffer.class)).readAllBytes()),
				Named.of("listEntity", (call) -> BlockingCall.listEntity(Mono.just(entity(call)))),
				Named.of("streamEntity", (call) -> streamEntity(call).toList()));
	}

	private static @Nullable Object completion(Flux<Integer> call) {
		BlockingCall.completion(call.then());
		return null;
	}

	private static Stream<Integer> streamEntity(Flux<Integer> call) {
		return Objects.requireNonNull(BlockingCall.streamEntity(Mono.just(entity(call))).getBody());
	}

	/**
	 * A way to wait for a call.
	 */
	interface Wait {

		@Nullable Object on(Flux<Integer> call) throws IOException;

	}

}
