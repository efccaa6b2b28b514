package dev.tandem.resilience;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

import dev.tandem.settings.ClientSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

import org.springframework.format.datetime.standard.DurationFormatterUtils;

import static org.assertj.core.api.Assertions.assertThat;

class RateLimitTests {

	private Duration longest = Duration.ZERO;

	private final List<String> events = new ArrayList<>();

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final CallClock clock = new SystemCallClock() {

		@Override
		public long nanoTime() {
			return now();
		}

	};

	@BeforeEach
	void useVirtualTime() {
		VirtualTimeScheduler.set(this.time);
	}

	@AfterEach
	void useRealTime() {
		VirtualTimeScheduler.reset();
	}

	@Test
	void tokenWhenThereIsOneIsTakenAtOnceInItsThread() {
		RateLimit limit = limit(2, "10s");
		take(limit, "a");
		take(limit, "b");
		take(limit, "c");
		assertThat(this.events).containsExactly("a 0", "b 0");
		assertThat(limit.waiting()).isEqualTo(1);
	}

	@Test
	void tokenWhenLimitWasResetIsTakenAtOnce() {
		RateLimit limit = limit(1, "0s");
		take(limit, "a");
		limit.pause(duration("1h"));
		limit.reset();
		take(limit, "b");
		assertThat(this.events).containsExactly("a 0", "b 0");
	}

	@Test
	void attemptThatWaitsGoesOnWhenLimitIsReset() {
		RateLimit limit = limit(1, "10s");
		take(limit, "a");
		limit.pause(duration("5s"));
		take(limit, "b");
		limit.reset();
		advance("1ms");
		take(limit, "c");
		assertThat(limit.waiting()).isEqualTo(1);
		assertThat(this.events).hasSize(2).first().isEqualTo("a 0");
		assertThat(this.events.get(1)).isIn("b 0", "b 1");
	}

	@Test
	void tokensWhenAwaitedComeInOrderAndAtTheRate() {
		RateLimit limit = limit(2, "10s");
		for (String name : List.of("a", "b", "c", "d", "e")) {
			take(limit, name);
		}
		advance("500ms");
		assertThat(this.events).containsExactly("a 0", "b 0", "c 500");
		advance("10s");
		assertThat(this.events).containsExactly("a 0", "b 0", "c 500", "d 1000", "e 1500");
	}

	@Test
	void tokenWhenWaitWouldBeTooLongIsRefusedAtOnce() {
		RateLimit limit = limit(1, "2s");
		for (String name : List.of("a", "b", "c", "d")) {
			take(limit, name);
		}
		assertThat(this.events).containsExactly("a 0", "d refused for 3000");
		advance("5s");
		assertThat(this.events).containsExactly("a 0", "d refused for 3000", "b 1000", "c 2000");
	}

	@Test
	void tokenWhenNothingMayWaitIsTakenOrRefused() {
		RateLimit limit = limit(1, "0s");
		take(limit, "a");
		take(limit, "b");
		advance("1s");
		take(limit, "c");
		assertThat(this.events).containsExactly("a 0", "b refused for 1000", "c 1000");
	}

	@Test
	void tokenWhenCancelledIsNotTakenAndTheNextMovesUp() {
		RateLimit limit = limit(1, "10s");
		take(limit, "a");
		Disposable given = take(limit, "b");
		take(limit, "c");
		given.dispose();
		assertThat(limit.waiting()).isEqualTo(1);
		advance("1s");
		assertThat(this.events).containsExactly("a 0", "c 1000");
		advance("1s");
		take(limit, "d");
		assertThat(this.events).containsExactly("a 0", "c 1000", "d 2000");
	}

	@Test
	void pauseWhenAskedForHoldsAllAndThenLetsThemGoAtTheRate() {
		RateLimit limit = limit(2, "10s");
		limit.pause(Duration.ofSeconds(3));
		for (String name : List.of("a", "b", "c")) {
			take(limit, name);
		}
		advance("2999ms");
		assertThat(this.events).isEmpty();
		advance("10s");
		assertThat(this.events).containsExactly("a 3000", "b 3000", "c 3500");
	}

	@Test
	void pauseWhenCallsWaitExtendsTheirWaitOrRefusesThem() {
		RateLimit limit = limit(1, "4s");
		for (String name : List.of("a", "b", "c", "d")) {
			take(limit, name);
		}
		limit.pause(Duration.ofMillis(3500));
		limit.pause(Duration.ofMillis(1));
		advance("10s");
		assertThat(this.events).containsExactly("a 0", "c refused for 4500", "d refused for 4500", "b 3500");
		take(limit, "e");
		assertThat(this.events).endsWith("e 10000");
	}

	@Test
	void tokenWhenCancelledWhileItIsAskedForGoesToTheNextOrBack() {
		SlowTokens tokens = new SlowTokens();
		RateLimit limit = new RateLimit(tokens, settings(1, "10s"), this.clock);
		Disposable a = take(limit, "a");
		take(limit, "b");
		a.dispose();
		tokens.answer(0);
		advance("1ms");
		assertThat(this.events).containsExactly("b 0");
		take(limit, "c").dispose();
		tokens.answer(0);
		assertThat(tokens.back).isEqualTo(1);
	}

	@Test
	void tokenWhenItIsThereLaterThanEstimatedIsRefused() {
		SlowTokens tokens = new SlowTokens();
		RateLimit limit = new RateLimit(tokens, settings(1, "2s"), this.clock);
		take(limit, "a");
		take(limit, "b");
		tokens.answer(Duration.ofSeconds(1).toNanos());
		advance("1s");
		tokens.answer(Duration.ofMillis(1500).toNanos());
		advance("1ms");
		assertThat(this.events).containsExactly("a refused for 1500");
		assertThat(limit.waiting()).isEqualTo(1);
	}

	@Test
	void tenThousandCallsWhenWaitingHoldNoThreadAndGoInOrder() {
		int calls = 10_000;
		RateLimit limit = limit(1, "20000s");
		int threads = ManagementFactory.getThreadMXBean().getThreadCount();
		List<Integer> order = new ArrayList<>();
		IntStream.range(0, calls).forEach((number) -> token(limit).subscribe(null, null, () -> order.add(number)));
		assertThat(limit.waiting()).isEqualTo(calls - 1);
		assertThat(ManagementFactory.getThreadMXBean().getThreadCount()).isLessThan(threads + 20);
		advance("10000s");
		assertThat(order).isEqualTo(IntStream.range(0, calls).boxed().toList());
	}

	private RateLimit limit(int permits, String maxWait) {
		ClientSettings.RateLimit settings = settings(permits, maxWait);
		return new RateLimit(new LocalTokens(settings, this::now), settings, this.clock);
	}

	private ClientSettings.RateLimit settings(int permits, String maxWait) {
		this.longest = duration(maxWait);
		return new ClientSettings.RateLimit(permits, Duration.ofSeconds(1), this.longest, false);
	}

	private Mono<Void> token(RateLimit limit) {
		return limit.acquire(this.longest, (wait) -> new IllegalStateException("refused for " + wait.toMillis()));
	}

	private Disposable take(RateLimit limit, String name) {
		return token(limit).subscribe(null, (failure) -> this.events.add(name + " " + failure.getMessage()),
				() -> this.events.add(name + " " + TimeUnit.NANOSECONDS.toMillis(now())));
	}

	private void advance(String time) {
		this.time.advanceTimeBy(duration(time));
	}

	private long now() {
		return this.time.now(TimeUnit.NANOSECONDS);
	}

	private static Duration duration(String text) {
		return DurationFormatterUtils.detectAndParse(text);
	}

	/**
	 * Tokens that someone else has to be asked for.
	 */
	private static final class SlowTokens implements Tokens {

		private final List<LongConsumer> asked = new ArrayList<>();

		private int back;

		@Override
		public void take(LongConsumer answer) {
			this.asked.add(answer);
		}

		private void answer(long nanos) {
			this.asked.remove(0).accept(nanos);
		}

		@Override
		public void giveBack() {
			this.back++;
		}

		@Override
		public long estimate(long tokens) {
			return 0;
		}

		@Override
		public void reset() {
			this.asked.clear();
		}

	}

}
