package dev.tandem.bulk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;

import dev.tandem.ApiOperation;
import dev.tandem.ApiResult;
import dev.tandem.ApiTransportException;
import dev.tandem.bulk.BulkOutcome.Failure;
import dev.tandem.bulk.BulkOutcome.Success;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BulkTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static <I, O> BulkResult<I, O> result(Bulk<I> bulk, Function<I, Mono<O>> call) {
		List<BulkResult<I, O>> results = new ArrayList<>();
		StepVerifier.create(bulk.call(call)).consumeNextWith(results::add).expectComplete().verify(LIMIT);
		return results.get(0);
	}

	private static Mono<String> text(int input) {
		return Mono.just("text " + input);
	}

	private static List<Integer> upTo(int count) {
		return IntStream.range(0, count).boxed().toList();
	}

	@Test
	void callWhenSomeFailKeepsTheOrderOfTheInputs() {
		IllegalStateException odd = new IllegalStateException("odd");
		StepVerifier
			.withVirtualTime(() -> Bulk.of(upTo(4))
				.call((input) -> Mono.delay(Duration.ofSeconds(10 - input))
					.flatMap((tick) -> (input % 2 == 1) ? Mono.error(odd) : text(input))))
			.thenAwait(Duration.ofSeconds(10))
			.assertNext((result) -> {
				assertThat(result.outcomes()).containsExactly(new Success<>(0, 0, "text 0"), new Failure<>(1, 1, odd),
						new Success<>(2, 2, "text 2"), new Failure<>(3, 3, odd));
				assertThat(result.successes()).extracting(Success::index).containsExactly(0, 2);
				assertThat(result.failures()).extracting(Failure::index).containsExactly(1, 3);
				assertThat(result.outputs()).containsExactly("text 0", "text 2");
			})
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void callWhenOneIsSlowMakesTheOthersWithinTheConcurrency() {
		List<Integer> started = new ArrayList<>();
		Sinks.One<String> slow = Sinks.one();
		StepVerifier.withVirtualTime(() -> Bulk.of(upTo(10)).concurrency(3).call((input) -> {
			started.add(input);
			return (input == 0) ? slow.asMono() : Mono.delay(Duration.ofSeconds(1)).then(text(input));
		}))
			.expectSubscription()
			.then(() -> assertThat(started).hasSize(3))
			.thenAwait(Duration.ofSeconds(1))
			.then(() -> assertThat(started).hasSize(5))
			.thenAwait(Duration.ofSeconds(10))
			.then(() -> assertThat(started).hasSize(10))
			.then(() -> slow.tryEmitValue("slow"))
			.assertNext((result) -> assertThat(result.outputs()).hasSize(10).startsWith("slow", "text 1"))
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void concurrencyWhenNotSetIsFive() {
		AtomicInteger started = new AtomicInteger();
		StepVerifier
			.create(Bulk.of(upTo(10)).call((input) -> Mono.never().doOnSubscribe((call) -> started.incrementAndGet())))
			.expectSubscription()
			.then(() -> assertThat(started).hasValue(5))
			.thenCancel()
			.verify(LIMIT);
	}

	@Test
	void concurrencyWhenNoneIsRefused() {
		Bulk<Integer> bulk = Bulk.of(upTo(1));
		assertThatIllegalArgumentException().isThrownBy(() -> bulk.concurrency(0))
			.withMessage("A bulk needs a concurrency of at least 1, not 0");
		assertThat(result(bulk.concurrency(1), Mono::just).outputs()).hasSize(1);
	}

	@Test
	void callWhenNothingIsAnsweredSucceedsWithoutOutput() {
		BulkResult<Integer, Void> result = result(Bulk.of(upTo(2)), (input) -> Mono.<Void>empty());
		assertThat(result.outcomes()).containsExactly(new Success<>(0, 0, null), new Success<>(1, 1, null));
		assertThat(result.orElseThrow()).isEmpty();
	}

	@Test
	void callWhenThereAreNoInputsHasNoOutcome() {
		assertThat(result(Bulk.of(List.of()), (input) -> Mono.never()).outcomes()).isEmpty();
	}

	@Test
	void callWhenCodeAroundItThrowsIsFailure() {
		BulkResult<Integer, String> result = result(Bulk.of(upTo(2)), (input) -> {
			if (input == 0) {
				throw new NullPointerException("a fault");
			}
			return text(input);
		});
		assertThat(result.failures()).singleElement()
			.satisfies((failure) -> assertThat(failure.error()).isInstanceOf(NullPointerException.class));
		assertThat(result.outputs()).containsExactly("text 1");
	}

	@Test
	void callWhenErrorIsThrownCancelsTheOthers() {
		TestPublisher<String> other = TestPublisher.create();
		StepVerifier
			.create(Bulk.of(upTo(2))
				.call((input) -> (input == 0) ? other.mono() : Mono.error(new AssertionError("broken"))))
			.expectError(AssertionError.class)
			.verify(LIMIT);
		other.assertCancelled();
	}

	@Test
	void callWhenResultIsFailureValueIsFailure() {
		ApiTransportException reset = new ApiTransportException(
				new ApiOperation("notes", "NoteApi#find", HttpMethod.GET, "/notes"), 1, Duration.ZERO, "reset",
				new IllegalStateException());
		ApiResult<String> good = new ApiResult.Success<>("good", HttpStatus.OK, HttpHeaders.EMPTY);
		BulkResult<Integer, ApiResult<String>> result = result(Bulk.of(upTo(2)),
				(input) -> Mono.just((input == 0) ? new ApiResult.Failure<>(reset) : good));
		assertThat(result.outcomes()).containsExactly(new Failure<>(0, 0, reset), new Success<>(1, 1, good));
	}

	@Test
	void callWhenCancelledCancelsThoseInFlightAndStartsNoMore() {
		List<Integer> started = new ArrayList<>();
		AtomicInteger cancelled = new AtomicInteger();
		StepVerifier.create(Bulk.of(upTo(10)).concurrency(3).call((input) -> {
			started.add(input);
			return Mono.never().doOnCancel(cancelled::incrementAndGet);
		})).expectSubscription().then(() -> assertThat(started).containsExactly(0, 1, 2)).thenCancel().verify(LIMIT);
		assertThat(started).hasSize(3);
		assertThat(cancelled).hasValue(3);
	}

	@Test
	void callWhenInputsComeByAndByRequestsAsManyAsCanBeCalledFor() {
		TestPublisher<Integer> inputs = TestPublisher.create();
		StepVerifier.create(Bulk.of(inputs).concurrency(2).call(BulkTests::text)).then(() -> {
			inputs.assertMaxRequested(2);
			inputs.next(0, 1, 2).complete();
		}).assertNext((result) -> assertThat(result.outputs()).hasSize(3)).expectComplete().verify(LIMIT);
	}

	@Test
	void callWhenInputsAreMadeOnTheWayTakesThemAsCallsCanBeMade() {
		AtomicInteger made = new AtomicInteger();
		Iterable<Integer> unbounded = () -> IntStream.generate(made::incrementAndGet).iterator();
		StepVerifier.create(Bulk.of(unbounded).concurrency(3).call((input) -> Mono.never()))
			.expectSubscription()
			.then(() -> assertThat(made.get()).isBetween(3, 4))
			.thenCancel()
			.verify(LIMIT);
	}

	@Test
	void callWhenInputsFailFails() {
		StepVerifier.create(Bulk.of(Flux.error(new IllegalStateException("inputs"))).call((input) -> Mono.never()))
			.expectErrorMessage("inputs")
			.verify(LIMIT);
	}

	@Test
	void callWhenManyAnswerAtOnceDoesNotGrowTheStack() {
		assertThat(result(Bulk.of(upTo(100_000)), BulkTests::text).orElseThrow()).hasSize(100_000)
			.endsWith("text 99999");
	}

	@Test
	void streamWhenOneIsSlowHoldsUpABoundedNumberBehindIt() {
		List<Integer> started = new ArrayList<>();
		Sinks.One<String> slow = Sinks.one();
		StepVerifier.create(Bulk.of(upTo(10)).concurrency(3).stream((input) -> {
			started.add(input);
			return (input == 1) ? slow.asMono() : text(input);
		}))
			.expectNext(new Success<>(0, 0, "text 0"))
			.then(() -> assertThat(started).containsExactly(0, 1, 2, 3))
			.then(() -> slow.tryEmitError(new IllegalStateException("slow")))
			.assertNext((outcome) -> assertThat(outcome).isInstanceOf(Failure.class))
			.expectNext(new Success<>(2, 2, "text 2"))
			.expectNextCount(7)
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void streamWhenNothingIsRequestedMakesABoundedNumberOfCalls() {
		AtomicInteger started = new AtomicInteger();
		StepVerifier.create(Bulk.of(upTo(100)).concurrency(3).stream((input) -> {
			started.incrementAndGet();
			return text(input);
		}), 0)
			.expectSubscription()
			.then(() -> assertThat(started).hasValue(3))
			.thenRequest(1)
			.expectNextCount(1)
			.then(() -> assertThat(started).hasValue(4))
			.thenCancel()
			.verify(LIMIT);
	}

	@Test
	void orElseThrowWhenCallsFailedTellsHowManyAndWhy() {
		BulkResult<Integer, String> result = result(Bulk.of(upTo(20)),
				(input) -> (input < 3) ? text(input) : Mono.error(new IllegalStateException("failure " + input)));
		assertThatThrownBy(result::orElseThrow).isInstanceOf(BulkException.class)
			.hasMessage("17 of 20 calls failed, the first for the input at index 3")
			.hasRootCauseMessage("failure 3")
			.satisfies((failure) -> assertThat(failure.getSuppressed()).hasSize(9)
				.extracting(Throwable::getMessage)
				.startsWith("failure 4", "failure 5"));
	}

}
