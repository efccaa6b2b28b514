package dev.tandem.config.source;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.tandem.ApiResponseException;
import dev.tandem.config.ConfigChange;
import dev.tandem.config.ConfigClient;
import dev.tandem.config.ConfigPosition;
import dev.tandem.config.ConfigRefusedException;
import dev.tandem.config.ConfigSnapshot;
import dev.tandem.config.ConfigSource;
import dev.tandem.config.ConfigValue;
import dev.tandem.config.opendecree.ConfigError;
import dev.tandem.config.opendecree.StreamItem;
import dev.tandem.config.opendecree.TypedValue;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The configuration of a tenant of OpenDecree. Its stream does not distinguish null from
 * zero and shows sensitive values now hidden, now not: where it matters, the field is
 * read at the version of the change.
 */
public final class OpenDecreeConfigSource implements ConfigSource {

	private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

	/**
	 * Up to 6.4 seconds.
	 */
	private static final int PAUSE_DOUBLINGS = 6;

	private static final ConfigPosition NO_VERSION = new ConfigPosition(0, "");

	private final ConfigClient client;

	private final String tenant;

	/**
	 * Create a source.
	 * @param client the client
	 * @param tenant id or name of the tenant
	 */
	public OpenDecreeConfigSource(ConfigClient client, String tenant) {
		this.client = client;
		this.tenant = tenant;
	}

	/**
	 * The identity is the id of the latest version, as long as the values are its own.
	 */
	@Override
	public Mono<ConfigSnapshot> load() {
		return latest().flatMap((latest) -> this.client.snapshot(this.tenant)
			.map((snapshot) -> (snapshot.revision() == latest.revision()) ? snapshot.identifiedBy(latest.identity())
					: snapshot));
	}

	private Mono<ConfigPosition> latest() {
		return this.client.readVersions(this.tenant, 1, null)
			.onErrorMap(OpenDecreeConfigSource::isDenied, OpenDecreeConfigSource::refused)
			.map((page) -> page.versions()
				.stream()
				.findFirst()
				.map((latest) -> new ConfigPosition(latest.version(), latest.id()))
				.orElse(NO_VERSION));
	}

	/**
	 * A tenant without a version cannot be replayed, and a subscription without a replay
	 * misses what is written before the server has it. So that stream is replaced by a
	 * replay as soon as there is a first version.
	 */
	@Override
	public Flux<List<ConfigChange>> changes(long revision) {
		Set<String> shown = ConcurrentHashMap.newKeySet();
		Flux<StreamItem> items = (revision > 0) ? subscribe(revision + 1)
				: Flux.concat(Mono.just(0L), firstVersion()).switchMap((version) -> subscribe(version));
		return items.onErrorMap(OpenDecreeConfigSource::isDenied, OpenDecreeConfigSource::refused)
			.concatMap((item) -> change(item, shown))
			.map(List::of);
	}

	private Flux<StreamItem> subscribe(long version) {
		return UntimedStreams.untimed(this.client.subscribe(this.tenant, null, (version > 0) ? version : null))
			.concatWith(Mono.error(() -> new ConfigStreamException("The source ended the stream of changes")));
	}

	private Mono<Long> firstVersion() {
		return latest().filter((latest) -> latest.revision() > 0)
			.repeatWhenEmpty((empty) -> empty
				.concatMap((times) -> Mono.delay(FIRST_PAUSE.multipliedBy(1L << Math.min(times, PAUSE_DOUBLINGS)))))
			.thenReturn(1L);
	}

	private static boolean isDenied(Throwable failure) {
		return failure instanceof ApiResponseException response && response.error(ConfigError.Denied.class).isPresent();
	}

	private static ConfigRefusedException refused(Throwable failure) {
		return new ConfigRefusedException(String.valueOf(failure.getMessage()), failure);
	}

	private Mono<ConfigChange> change(StreamItem item, Set<String> shown) {
		if (item.error() != null) {
			String message = "The stream ended: " + item.error().message();
			return Mono.error((ConfigError.of(item.error()) instanceof ConfigError.Denied)
					? new ConfigRefusedException(message, null) : new ConfigStreamException(message));
		}
		if (item.result() == null) {
			return Mono.error(new ConfigStreamException("The stream holds a line that is no change"));
		}
		StreamItem.Change change = item.result().change();
		TypedValue value = change.newValue();
		if (value == null) {
			return Mono.just(change(change, null));
		}
		if (shown.contains(change.fieldPath()) && !value.isZero() && !value.isRedacted()) {
			return Mono.just(change(change, ConfigValue.of(value.canonical())));
		}
		return this.client.value(this.tenant, change.fieldPath(), change.version()).doOnNext((read) -> {
			if (!read.sensitive()) {
				shown.add(change.fieldPath());
			}
		}).map((read) -> change(change, read)).switchIfEmpty(Mono.fromSupplier(() -> change(change, null)));
	}

	private static ConfigChange change(StreamItem.Change change, @Nullable ConfigValue value) {
		return new ConfigChange(change.version(), change.fieldPath(), value, change.changedBy(), change.changedAt());
	}

	@Override
	public Mono<Boolean> isCurrent(ConfigPosition position) {
		return latest().map(position::equals);
	}

}
