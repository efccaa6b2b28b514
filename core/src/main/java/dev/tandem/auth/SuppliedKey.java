package dev.tandem.auth;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A key that the application fetches. It is kept until the API refuses it or its lifetime
 * is over. A supplier that fails, or has no other key, is not asked by each call.
 */
final class SuppliedKey implements KeySource {

	private static final Secret NONE = Secret.of("");

	/**
	 * Pauses after a failure are short, since a call without a key fails.
	 */
	private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

	private final @Nullable Duration lifetime;

	private final LongSupplier nanoTime;

	private final SharedFetch<Fetched> fetch;

	private final Refusals refusals;

	private final Pause afterFailure;

	private @Nullable KeyUnavailableException failure;

	private volatile Fetched last = new Fetched(NONE, 0);

	/**
	 * Create a source.
	 * @param supplier fetches the key; may block
	 * @param placement where the key is going to be sent
	 * @param lifetime how long a key is used, {@code null} for until it is refused
	 * @param limit how long a fetch may take
	 */
	SuppliedKey(Mono<String> supplier, ApiKeyPlacement placement, @Nullable Duration lifetime, Duration limit) {
		this(supplier, placement, lifetime, limit, System::nanoTime);
	}

	SuppliedKey(Mono<String> supplier, ApiKeyPlacement placement, @Nullable Duration lifetime, Duration limit,
			LongSupplier nanoTime) {
		this.lifetime = lifetime;
		this.nanoTime = nanoTime;
		this.refusals = new Refusals(null, nanoTime);
		this.afterFailure = new Pause(FIRST_PAUSE, LONGEST_PAUSE, nanoTime);
		this.fetch = new SharedFetch<>(supplier.subscribeOn(Schedulers.boundedElastic())
			.timeout(limit)
			.onErrorMap(KeyUnavailableException::new)
			.switchIfEmpty(Mono.error(() -> new KeyUnavailableException("none was supplied")))
			.flatMap((key) -> checked(key, placement)), this::keep, this::fail);
	}

	private Mono<Fetched> checked(String supplied, ApiKeyPlacement placement) {
		String key = supplied.strip();
		if (key.isEmpty()) {
			return Mono.error(new KeyUnavailableException("the one supplied is empty"));
		}
		String fault = placement.faultInKey(key);
		if (fault != null) {
			return Mono.error(new KeyUnavailableException("the one supplied " + fault));
		}
		return Mono.just(new Fetched(Secret.of(key), this.nanoTime.getAsLong()));
	}

	private void keep(Fetched fetched) {
		this.last = fetched;
		this.refusals.fetched(fetched.key());
		this.afterFailure.end();
	}

	private void fail(Throwable thrown) {
		this.failure = (thrown instanceof KeyUnavailableException known) ? known : new KeyUnavailableException(thrown);
		this.afterFailure.begin();
	}

	@Override
	public Secret current() {
		return this.last.key();
	}

	@Override
	public boolean isLoaded() {
		Fetched fetched = this.last;
		return !fetched.key().equals(NONE)
				&& (this.lifetime == null || this.nanoTime.getAsLong() - fetched.at() < this.lifetime.toNanos());
	}

	@Override
	public Mono<Void> load() {
		return this.fetch.join(() -> !isLoaded(), this::failureBefore);
	}

	private @Nullable Mono<Void> failureBefore() {
		Duration wait = this.afterFailure.remaining();
		KeyUnavailableException before = this.failure;
		return (before == null || wait.isZero()) ? null : Mono.error(before.again(wait));
	}

	@Override
	public boolean canChange() {
		return true;
	}

	@Override
	public Mono<Boolean> refresh(Secret refused) {
		return this.fetch.join(() -> isCurrent(refused), this::noOther)
			.then(Mono.fromSupplier(() -> !current().equals(refused)));
	}

	private boolean isCurrent(Secret refused) {
		boolean current = current().equals(refused);
		if (current) {
			this.refusals.add();
		}
		return current;
	}

	private @Nullable Mono<Void> noOther() {
		return (this.refusals.isPaused() || !this.afterFailure.isOver()) ? Mono.empty() : null;
	}

	@Override
	public List<Secret> secrets() {
		Secret key = current();
		return key.equals(NONE) ? List.of() : List.of(key);
	}

	private record Fetched(Secret key, long at) {
	}

}
