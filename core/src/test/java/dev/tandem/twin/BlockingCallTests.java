package dev.tandem.twin;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
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
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import dev.tandem.ApiException;
import dev.tandem.ApiOperation;
import dev.tandem.ApiTransportException;
import io.micrometer.context.ContextRegistry;
import io.netty.buffer.PooledByteBufAllocator;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowable;

@SuppressWarnings("NullAway")
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
	void waitWhenInterruptedBeforeBeginsNoCallAndKeepsFlag(Wait wait) {
		AtomicBoolean begun = new AtomicBoolean();
		Flux<Integer> call = Flux.<Integer>empty().doOnSubscribe((subscription) -> begun.set(true));
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> wait.on(call))
			.withMessage("The thread was interrupted before the call; nothing was sent");
		assertThat(Thread.currentThread().isInterrupted()).isTrue();
		assertThat(begun).isFalse();
	}

	@ParameterizedTest
	@MethodSource("waits")
	void waitWhenErrorIsThrownThrowsIt(Wait wait) {
		for (Error error : List.of(new AssertionError("boom"), new StackOverflowError("boom"),
				new NoClassDefFoundError("boom"))) {
			Flux<Integer> signal = Flux.error(error);
			assertThat(catchThrowable(() -> wait.on(signal))).isSameAs(error);
			Flux<Integer> thrown = Flux.defer(() -> {
				throw error;
			});
			assertThat(catchThrowable(() -> wait.on(thrown))).isSameAs(error);
		}
	}

	@Test
	void responseWhenThereIsNoCallFails() {
		assertThatNullPointerException().isThrownBy(() -> BlockingCall.value(nothing()))
			.withMessageStartingWith("The definition returned null in place of a call");
	}

	@SuppressWarnings("NullAway")
	private static Mono<String> nothing() {
		return null;
	}

	@ParameterizedTest
	@MethodSource("waits")
	void waitWhenApiFailsThrowsFromTheCaller(Wait wait) {
		ApiException failure = CompletableFuture.supplyAsync(() -> failure(null)).join();
		Throwable thrown = catchThrowable(() -> wait.on(Flux.error(failure)));
		assertThat(thrown).isSameAs(failure);
		assertThat(thrown.getStackTrace())
			.noneMatch((frame) -> frame.getClassName().matches(".*BlockingCall|.*Netty.*"));
		assertThat(thrown.getStackTrace()[0].getClassName()).startsWith(BlockingCallTests.class.getName());
		assertThat(thrown).hasNoCause();
		assertThat(thrown.getSuppressed()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("waits")
	void waitWhenApiFailsWithACauseKeepsIt(Wait wait) {
		IOException cause = new IOException("reset");
		Throwable thrown = catchThrowable(() -> wait.on(Flux.error(failure(cause))));
		assertThat(thrown.getCause()).isSameAs(cause);
		assertThat(thrown.getStackTrace()[0].getClassName()).startsWith(BlockingCallTests.class.getName());
	}

	private static ApiException failure(@Nullable Throwable cause) {
		return new ApiTransportException(new ApiOperation("notes", "NoteApi#get", HttpMethod.GET, "/notes"), 1,
				Duration.ZERO, "broke", cause);
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

	/**
	 * The members come in chunks of their own, the second when the first is read.
	 */
	@Test
	void inputStreamWhenGzipFileHasSeveralMembersIsReadToItsEnd() throws IOException {
		byte[] first = gzip("first ");
		for (int cut = 1; cut <= 2; cut++) {
			List<byte[]> chunks = List.of(Arrays.copyOf(first, cut), Arrays.copyOfRange(first, cut, first.length),
					gzip("second "), gzip("third"));
			Flux<DataBuffer> slow = Flux.fromIterable(chunks)
				.concatMap((chunk) -> Mono.delay(Duration.ofMillis(20)).thenReturn(chunk), 0)
				.map(this.buffers::wrap);
			try (InputStream file = new GZIPInputStream(BlockingCall.inputStream(slow))) {
				assertThat(file.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("first second third");
			}
			try (InputStream file = new GZIPInputStream(new BufferedInputStream(BlockingCall.inputStream(slow)))) {
				assertThat(file.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("first second third");
			}
		}
	}

	private static byte[] gzip(String text) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
			gzip.write(text.getBytes(StandardCharsets.UTF_8));
		}
		return bytes.toByteArray();
	}

	/**
	 * A reader of lines asks whether more is there before it hands out what it has.
	 */
	@Test
	void availableWhenNothingHasComeOfOtherContentDoesNotWait() throws IOException {
		try (InputStream body = BlockingCall.inputStream(body("line\n").concatWith(Flux.never()));
				BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
			assertThat(lines.readLine()).isEqualTo("line");
			assertThat(body.available()).isZero();
		}
	}

	@ParameterizedTest
	@MethodSource("waits")
	void waitCapturesWhatIsBoundToTheThreadAsBlockDoes(Wait wait) {
		ThreadLocal<@Nullable String> bound = new ThreadLocal<>();
		ContextRegistry.getInstance().registerThreadLocalAccessor("tandem.test", bound);
		Hooks.enableAutomaticContextPropagation();
		try {
			bound.set("tenant");
			List<@Nullable Object> seen = new ArrayList<>();
			Flux<Integer> call = Flux.deferContextual((context) -> {
				seen.add(context.getOrDefault("tandem.test", null));
				return Flux.<Integer>error(new IllegalStateException("seen")).subscribeOn(Schedulers.parallel());
			});
			assertThatIllegalStateException().isThrownBy(call::blockLast);
			assertThatIllegalStateException().isThrownBy(() -> wait.on(call));
			assertThat(seen).containsExactly("tenant", "tenant");
		}
		finally {
			bound.remove();
			Hooks.disableAutomaticContextPropagation();
			ContextRegistry.getInstance().removeThreadLocalAccessor("tandem.test");
		}
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

	/**
	 * The request has been sent, so that the body is cancelled and nothing else is said.
	 */
	@Test
	void bodyWhenItsReaderIsInterruptedAfterTheHeadIsCancelled() {
		AtomicBoolean cancelled = new AtomicBoolean();
		Flux<Integer> body = Flux.<Integer>never().doOnCancel(() -> cancelled.set(true));
		Stream<Integer> elements = BlockingCall.streamEntity(interrupting(entity(body))).getBody();
		assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> elements.iterator().hasNext())
			.withMessageContaining("the call is cancelled");
		assertThat(cancelled).isTrue();
		assertThat(Thread.currentThread().isInterrupted()).isTrue();
	}

	@Test
	void bytesWhenTheirReaderIsInterruptedAfterTheHeadAreCancelled() {
		AtomicBoolean cancelled = new AtomicBoolean();
		Flux<DataBuffer> body = Flux.<DataBuffer>never().doOnCancel(() -> cancelled.set(true));
		InputStream bytes = BlockingCall.inputStreamEntity(interrupting(entity(body))).getBody();
		assertThatExceptionOfType(CancellationException.class).isThrownBy(bytes::read)
			.withMessageContaining("the call is cancelled");
		assertThat(cancelled).isTrue();
	}

	private static <T> Mono<T> interrupting(T response) {
		return Mono.fromSupplier(() -> {
			Thread.currentThread().interrupt();
			return response;
		});
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
