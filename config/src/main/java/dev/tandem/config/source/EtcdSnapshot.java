package dev.tandem.config.source;

import java.util.HashMap;
import java.util.Map;

import dev.tandem.ApiResponseException;
import dev.tandem.config.ConfigSnapshot;
import dev.tandem.config.ConfigValue;
import dev.tandem.config.etcd.EtcdClient;
import dev.tandem.config.etcd.KeyValue;
import dev.tandem.config.etcd.RangeAnswer;
import dev.tandem.config.etcd.RangeRequest;
import dev.tandem.config.json.JsonElements;
import reactor.core.publisher.Mono;

/**
 * Loads the keys with a prefix page by page, all at the revision of the first page.
 */
final class EtcdSnapshot {

	private static final int PAGE = 500;

	private final EtcdClient client;

	private final String prefix;

	private final Map<String, ConfigValue> values = new HashMap<>();

	private String last = "";

	private long revision;

	EtcdSnapshot(EtcdClient client, String prefix) {
		this.client = client;
		this.prefix = prefix;
	}

	Mono<ConfigSnapshot> load() {
		RangeRequest first = RangeRequest.first(this.prefix, PAGE);
		return page(first).doOnNext((response) -> this.revision = response.header().revision())
			.expand((response) -> Boolean.TRUE.equals(response.more()) ? page(first.after(this.last, this.revision))
				.onErrorMap(EtcdSnapshot::isCompacted, CompactedException::new) : Mono.empty())
			.then(Mono.fromSupplier(() -> new ConfigSnapshot(this.revision, this.values)));
	}

	private Mono<RangeAnswer> page(RangeRequest request) {
		return JsonElements.read(this.client.streamRange(request), "kvs", KeyValue.class, this::add, RangeAnswer.class);
	}

	private void add(KeyValue key) {
		this.last = key.key();
		this.values.put(EtcdKeys.path(key, this.prefix), EtcdKeys.value(key));
	}

	private static boolean isCompacted(Throwable failure) {
		return failure instanceof ApiResponseException response
				&& response.bodyText().contains("required revision has been compacted");
	}

	/**
	 * The revision of the pages before is not known to the server any more.
	 */
	static final class CompactedException extends RuntimeException {

		CompactedException(Throwable cause) {
			super("The revision was compacted away while its keys were read: " + cause.getMessage(), cause);
		}

	}

}
