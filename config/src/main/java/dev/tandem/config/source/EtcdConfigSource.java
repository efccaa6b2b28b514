package dev.tandem.config.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.tandem.ApiResponseException;
import dev.tandem.config.ConfigChange;
import dev.tandem.config.ConfigSnapshot;
import dev.tandem.config.ConfigSource;
import dev.tandem.config.ConfigValue;
import dev.tandem.config.etcd.Base64Text;
import dev.tandem.config.etcd.EtcdClient;
import dev.tandem.config.etcd.KeyValue;
import dev.tandem.config.etcd.RangeRequest;
import dev.tandem.config.etcd.WatchItem;
import dev.tandem.config.etcd.WatchRequest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The keys of etcd that begin with a prefix; what follows it is the path of a field. A
 * watch that asks for what is compacted away is an error like any other: the snapshot
 * that follows has it.
 */
public final class EtcdConfigSource implements ConfigSource {

	private final EtcdClient client;

	private final String prefix;

	/**
	 * Create a source.
	 * @param client the client
	 * @param prefix prefix of the keys, not empty
	 */
	public EtcdConfigSource(EtcdClient client, String prefix) {
		this.client = client;
		this.prefix = prefix;
	}

	@Override
	public Mono<ConfigSnapshot> load() {
		return this.client.range(RangeRequest.all(this.prefix)).map((answer) -> {
			Map<String, ConfigValue> values = new HashMap<>();
			answer.keys().forEach((key) -> values.put(path(key), value(key)));
			return new ConfigSnapshot(answer.header().revision(), values);
		});
	}

	@Override
	public Flux<ConfigChange> changes(long revision) {
		return QuietStreams.quiet(this.client.watch(WatchRequest.of(this.prefix, revision + 1)))
			.concatMapIterable(this::changes);
	}

	private List<ConfigChange> changes(WatchItem item) {
		if (item.error() != null) {
			throw new ConfigStreamException("The watch ended: " + item.error().message());
		}
		WatchItem.Result result = item.result();
		if (result == null) {
			throw new ConfigStreamException("The watch holds a line that is no change");
		}
		if (Boolean.TRUE.equals(result.canceled())) {
			throw new ConfigStreamException(
					"etcd cancelled the watch; the oldest revision it knows is " + result.compactRevision());
		}
		return (result.events() != null) ? result.events().stream().map(this::change).toList() : List.of();
	}

	private ConfigChange change(WatchItem.Event event) {
		ConfigValue value = "DELETE".equals(event.type()) ? null : value(event.kv());
		return new ConfigChange(event.kv().modRevision(), path(event.kv()), value, null, null);
	}

	/**
	 * The revision is that of the whole store, which others write to as well, so the key
	 * that was written last is looked at. A delete leaves none to look at, but there are
	 * fewer keys then. A revision that is compacted away tells nothing.
	 */
	@Override
	public Mono<Boolean> isCurrent(long revision) {
		return this.client.range(RangeRequest.last(this.prefix)).flatMap((now) -> {
			long latest = now.header().revision();
			if (latest <= revision) {
				return Mono.just(latest == revision);
			}
			return now.keys().stream().anyMatch((key) -> key.modRevision() > revision) ? Mono.just(false)
					: this.client.range(RangeRequest.count(this.prefix, revision))
						.map((then) -> then.size() == now.size())
						.onErrorReturn(ApiResponseException.class, false);
		});
	}

	private String path(KeyValue key) {
		return Base64Text.decode(key.key()).substring(this.prefix.length());
	}

	private static ConfigValue value(KeyValue key) {
		return ConfigValue.of(Base64Text.decode(key.value()));
	}

}
