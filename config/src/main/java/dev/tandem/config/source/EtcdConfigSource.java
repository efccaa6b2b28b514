package dev.tandem.config.source;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import dev.tandem.ApiResponseException;
import dev.tandem.config.ConfigChange;
import dev.tandem.config.ConfigPosition;
import dev.tandem.config.ConfigRefusedException;
import dev.tandem.config.ConfigSnapshot;
import dev.tandem.config.ConfigSource;
import dev.tandem.config.ConfigValue;
import dev.tandem.config.etcd.Base64Text;
import dev.tandem.config.etcd.EtcdClient;
import dev.tandem.config.etcd.Header;
import dev.tandem.config.etcd.RangeRequest;
import dev.tandem.config.etcd.WatchItem;
import dev.tandem.config.etcd.WatchRequest;
import dev.tandem.config.opendecree.Checksum;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import org.springframework.http.HttpStatus;

/**
 * The keys of etcd that begin with a prefix; what follows it is the path of a field. A
 * watch that asks for what is compacted away is an error like any other: the snapshot
 * that follows has it.
 */
public final class EtcdConfigSource implements ConfigSource {

	/**
	 * How often a snapshot is begun anew because its revision was compacted away.
	 */
	private static final int COMPACTIONS = 2;

	private static final String DENIED = "permission denied";

	private final EtcdClient client;

	private final String prefix;

	private final int allowedDenials;

	private final AtomicInteger denials = new AtomicInteger();

	/**
	 * Create a source.
	 * @param client the client
	 * @param prefix prefix of the keys, not empty
	 */
	public EtcdConfigSource(EtcdClient client, String prefix) {
		this(client, prefix, false);
	}

	/**
	 * Create a source.
	 * @param client the client
	 * @param prefix prefix of the keys, not empty
	 * @param tokens whether calls go with a token, which may be void when a watch is
	 * opened
	 */
	public EtcdConfigSource(EtcdClient client, String prefix, boolean tokens) {
		this.client = client;
		this.prefix = prefix;
		this.allowedDenials = tokens ? 1 : 0;
	}

	@Override
	public Mono<ConfigSnapshot> load() {
		return identity().flatMap((identity) -> Mono.defer(() -> new EtcdSnapshot(this.client, this.prefix).load())
			.retryWhen(Retry.max(COMPACTIONS).filter(EtcdSnapshot.CompactedException.class::isInstance))
			.map((snapshot) -> snapshot.identifiedBy(identity)));
	}

	/**
	 * The revision is that of the whole store, which others write to as well, so the key
	 * that was written last is looked at, and how many there are, which shows deletes. A
	 * restored cluster may have the id and the term of the old one, and other values by
	 * the same numbers.
	 */
	private Mono<String> identity() {
		return this.client.range(RangeRequest.last(this.prefix))
			.onErrorMap(EtcdConfigSource::isDenied,
					(failure) -> new ConfigRefusedException(String.valueOf(failure.getMessage()), failure))
			.map((response) -> {
				Header header = response.header();
				return "%s/%s/%d/%s".formatted(header.clusterId(), header.raftTerm(), response.size(),
						response.keys()
							.stream()
							.map((key) -> "%s@%d=%s".formatted(key.key(), key.modRevision(),
									Checksum.of(Base64Text.decode(key.value()))))
							.toList());
			});
	}

	@Override
	public Flux<List<ConfigChange>> changes(long revision) {
		return UntimedStreams.untimed(this.client.watch(WatchRequest.of(this.prefix, revision + 1)))
			.map((item) -> changes(item, revision))
			.filter((changes) -> !changes.isEmpty());
	}

	private List<ConfigChange> changes(WatchItem item, long revision) {
		if (item.error() != null) {
			throw new ConfigStreamException("The watch ended: " + item.error().message());
		}
		WatchItem.Result result = item.result();
		if (result == null) {
			throw new ConfigStreamException("The watch holds a line that is no change");
		}
		if (Boolean.TRUE.equals(result.canceled())) {
			throw cancelled(result);
		}
		this.denials.set(0);
		Header header = result.header();
		if (header != null && header.revision() < revision) {
			throw new ConfigStreamException(
					"etcd is at revision %d, although it was at %d before".formatted(header.revision(), revision));
		}
		return (result.events() != null) ? result.events().stream().map(this::change).toList() : List.of();
	}

	/**
	 * With a token that is void, etcd says that permission is denied as well; a new token
	 * comes with the next snapshot.
	 */
	private RuntimeException cancelled(WatchItem.Result result) {
		String reason = result.cancelReason();
		if (reason != null && reason.contains(DENIED)) {
			String message = "etcd cancelled the watch: " + reason;
			return this.denials.getAndIncrement() < this.allowedDenials ? new ConfigStreamException(message)
					: new ConfigRefusedException(message, null);
		}
		Long oldest = result.compactRevision();
		return new ConfigStreamException(
				"etcd cancelled the watch%s".formatted((reason != null && !reason.isEmpty()) ? ": " + reason
						: (oldest != null) ? "; the oldest revision it knows is " + oldest : " and does not say why"));
	}

	private static boolean isDenied(Throwable failure) {
		return failure instanceof ApiResponseException response && response.status().isSameCodeAs(HttpStatus.FORBIDDEN)
				&& response.bodyText().contains(DENIED);
	}

	private ConfigChange change(WatchItem.Event event) {
		ConfigValue value = "DELETE".equals(event.type()) ? null : EtcdKeys.value(event.kv());
		return new ConfigChange(event.kv().modRevision(), EtcdKeys.path(event.kv(), this.prefix), value, null, null);
	}

	@Override
	public Mono<Boolean> isCurrent(ConfigPosition position) {
		return identity().map((identity) -> identity.equals(position.identity()));
	}

}
