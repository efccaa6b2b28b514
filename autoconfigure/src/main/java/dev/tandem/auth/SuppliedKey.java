package dev.tandem.auth;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A key that the application fetches. It is kept until the API refuses it or its lifetime
 * is over.
 */
public final class SuppliedKey implements KeySource {

	private static final Secret NONE = Secret.of("");

	private final @Nullable Duration lifetime;

	private final SharedFetch<Fetched> fetch;

	private volatile Fetched last = new Fetched(NONE, 0);

	/**
	 * Create a source.
	 * @param supplier fetches the key; may block
	 * @param lifetime how long a key is used, {@code null} for until it is refused
	 * @param limit how long a fetch may take
	 */
	public SuppliedKey(Mono<String> supplier, @Nullable Duration lifetime, Duration limit) {
		this.lifetime = lifetime;
		this.fetch = new SharedFetch<>(supplier.subscribeOn(Schedulers.boundedElastic())
			.timeout(limit)
			.onErrorMap(KeyUnavailableException::new)
			.switchIfEmpty(Mono.error(() -> new KeyUnavailableException("none was supplied")))
			.flatMap(SuppliedKey::checked), (fetched) -> this.last = fetched);
	}

	private static Mono<Fetched> checked(String supplied) {
		String key = supplied.strip();
		if (key.isEmpty()) {
			return Mono.error(new KeyUnavailableException("the one supplied is empty"));
		}
		if (key.chars().anyMatch(Character::isISOControl)) {
			return Mono.error(new KeyUnavailableException("the one supplied holds more than one line"));
		}
		return Mono.just(new Fetched(Secret.of(key), System.nanoTime()));
	}

	@Override
	public Secret current() {
		return this.last.key();
	}

	@Override
	public boolean isLoaded() {
		Fetched fetched = this.last;
		return !fetched.key().equals(NONE)
				&& (this.lifetime == null || System.nanoTime() - fetched.at() < this.lifetime.toNanos());
	}

	@Override
	public Mono<Void> load() {
		return this.fetch.join(() -> !isLoaded());
	}

	@Override
	public boolean canChange() {
		return true;
	}

	@Override
	public Mono<Boolean> refresh(Secret refused) {
		return this.fetch.join(() -> current().equals(refused))
			.then(Mono.fromSupplier(() -> !current().equals(refused)));
	}

	@Override
	public List<Secret> secrets() {
		Secret key = current();
		return key.equals(NONE) ? List.of() : List.of(key);
	}

	private record Fetched(Secret key, long at) {
	}

}
