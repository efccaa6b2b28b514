package dev.tandem.config;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class WatchedFieldTests {

	/**
	 * Whoever asks for a field reads it while the watch may read a later value.
	 */
	@Test
	void failureToReadAnEarlierValueSaysNothingOfTheLater() throws Exception {
		CountDownLatch reading = new CountDownLatch(1);
		CountDownLatch read = new CountDownLatch(1);
		AtomicInteger readers = new AtomicInteger();
		WatchedField<Integer> field = new WatchedField<>("fee", () -> {
			if (readers.getAndIncrement() > 0) {
				return 2;
			}
			reading.countDown();
			await(read);
			throw new NumberFormatException("an earlier value");
		}, 0, new Consumers(Schedulers.immediate(), 1, (lost) -> {
		}));
		CompletableFuture<@Nullable Throwable> earlier = CompletableFuture.supplyAsync(() -> field.refresh(1, false));
		await(reading);
		assertThat(field.refresh(2, false)).isNull();
		read.countDown();
		assertThat(earlier.get(30, TimeUnit.SECONDS)).isNull();
		assertThat(field.get()).isEqualTo(2);
		assertThat(field.isFailing()).isFalse();
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
