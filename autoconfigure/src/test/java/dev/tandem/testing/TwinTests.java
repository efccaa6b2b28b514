package dev.tandem.testing;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.tandem.twin.BlockingCall;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Twin}, and an example of how scenarios read.
 */
class TwinTests {

	private final Api reactive = new Api();

	private final BlockingApi blocking = new BlockingApi(this.reactive);

	@TwinTest
	void callWhenAnsweredHasValue(Twin twin) {
		Outcome<String> outcome = twin.call(() -> this.reactive.get(1), () -> this.blocking.get(1));
		assertThat(outcome.get()).isEqualTo("todo 1");
		assertThat(outcome.elapsed()).isLessThan(Duration.ofSeconds(10));
	}

	@TwinTest
	void callWhenEmptyHasNone(Twin twin) {
		Outcome<String> outcome = twin.call(() -> this.reactive.get(0), () -> this.blocking.get(0));
		assertThat(outcome.succeeded().value()).isNull();
		assertThatExceptionOfType(AssertionError.class).isThrownBy(outcome::get);
	}

	@TwinTest
	void callWhenItFailsHasTheFailureItself(Twin twin) {
		Outcome<String> outcome = twin.call(() -> this.reactive.get(-1), () -> this.blocking.get(-1));
		assertThat(outcome.failure(IllegalArgumentException.class)).isSameAs(this.reactive.failure);
		assertThatExceptionOfType(AssertionError.class).isThrownBy(outcome::get).withCause(this.reactive.failure);
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> outcome.failure(IOException.class));
	}

	@TwinTest
	void callWhenItThrowsAtOnceHasTheFailureItself(Twin twin) {
		Outcome<String> outcome = twin.call(() -> {
			throw this.reactive.failure;
		}, () -> {
			throw this.reactive.failure;
		});
		assertThat(outcome.failure(IllegalArgumentException.class)).isSameAs(this.reactive.failure);
	}

	@TwinTest
	void listHasAllValues(Twin twin) {
		assertThat(twin.list(this.reactive::list, this.blocking::list).get()).containsExactly("a", "b");
	}

	@TwinTest
	void runCallsOnce(Twin twin) {
		twin.run(this.reactive::delete, this.blocking::delete).succeeded();
		assertThat(this.reactive.deleted).isEqualTo(1);
	}

	@TwinTest
	void startWhenCancelledEndsWithCancellation(Twin twin) throws Exception {
		try (RunningCall<String> call = twin.start(this.reactive::never, this.blocking::never)) {
			assertThat(this.reactive.subscribed.await(10, TimeUnit.SECONDS)).isTrue();
			call.cancel();
			call.outcome().failure(CancellationException.class);
			assertThat(this.reactive.cancelled.await(10, TimeUnit.SECONDS)).isTrue();
		}
	}

	@TwinTest
	void startWhenNotCancelledHasOutcome(Twin twin) {
		try (RunningCall<String> call = twin.start(() -> this.reactive.get(1), () -> this.blocking.get(1))) {
			assertThat(call.outcome().get()).isEqualTo("todo 1");
		}
		try (RunningCall<String> call = twin.start(() -> this.reactive.get(-1), () -> this.blocking.get(-1))) {
			assertThat(call.outcome().failure(IllegalArgumentException.class)).isSameAs(this.reactive.failure);
		}
	}

	private static final class Api {

		private final IllegalArgumentException failure = new IllegalArgumentException("negative");

		private final CountDownLatch subscribed = new CountDownLatch(1);

		private final CountDownLatch cancelled = new CountDownLatch(1);

		private int deleted;

		Mono<String> get(int id) {
			if (id == 0) {
				return Mono.empty();
			}
			return (id > 0) ? Mono.just("todo " + id) : Mono.error(this.failure);
		}

		Flux<String> list() {
			return Flux.just("a", "b");
		}

		Mono<Void> delete() {
			return Mono.fromRunnable(() -> this.deleted++);
		}

		Mono<String> never() {
			return Mono.<String>never()
				.doOnSubscribe((subscription) -> this.subscribed.countDown())
				.doOnCancel(this.cancelled::countDown);
		}

	}

	private static final class BlockingApi {

		private final Api api;

		BlockingApi(Api api) {
			this.api = api;
		}

		@Nullable String get(int id) {
			return BlockingCall.value(this.api.get(id));
		}

		List<String> list() {
			return BlockingCall.list(this.api.list());
		}

		void delete() {
			BlockingCall.completion(this.api.delete());
		}

		@Nullable String never() {
			return BlockingCall.value(this.api.never());
		}

	}

}
