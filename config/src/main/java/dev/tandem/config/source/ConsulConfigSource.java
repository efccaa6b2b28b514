package dev.tandem.config.source;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.tandem.ApiResponseException;
import dev.tandem.config.ConfigChange;
import dev.tandem.config.ConfigPosition;
import dev.tandem.config.ConfigRefusedException;
import dev.tandem.config.ConfigSnapshot;
import dev.tandem.config.ConfigSource;
import dev.tandem.config.ConfigValue;
import dev.tandem.config.consul.ConsulClient;
import dev.tandem.config.consul.ConsulEntry;
import dev.tandem.config.etcd.Base64Text;
import dev.tandem.config.json.JsonElements;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * The keys of Consul's KV store that begin with a prefix; what follows it is the path of
 * a field, its slashes as dots. Consul streams nothing: it is asked for all keys again
 * and again, and responds once something has changed. Changes are the differences of two
 * responses, so that deletes are found, and writes that come shortly after each other are
 * one.
 * <p>
 * The index of a prefix goes back when Consul forgets what was deleted from it, and when
 * a backup is restored. The first is ignored; the second shows by the values.
 *
 * @see <a href=
 * "https://developer.hashicorp.com/consul/api-docs/features/blocking">Consul: Blocking
 * Queries</a>
 */
public final class ConsulConfigSource implements ConfigSource {

	private static final String WAIT = "5m";

	/**
	 * Between two responses, since every write to the store may end the wait for a prefix
	 * that has no key.
	 */
	private static final Duration PAUSE = Duration.ofMillis(50);

	private static final String FILTERED = "X-Consul-Results-Filtered-By-ACLs";

	private static final String UNKNOWN_TOKEN = "ACL not found";

	private final ConsulClient client;

	private final String prefix;

	private ConsulState loaded = ConsulState.of(0, Map.of());

	private ConsulState latest = this.loaded;

	/**
	 * Create a source.
	 * @param client the client
	 * @param prefix prefix of the keys
	 */
	public ConsulConfigSource(ConsulClient client, String prefix) {
		this.client = client;
		this.prefix = prefix;
	}

	@Override
	public Mono<ConfigSnapshot> load() {
		return read().map(this::known).map(ConsulState::snapshot);
	}

	private synchronized ConsulState known(ConsulState state) {
		boolean same = state.isSameAs(this.latest) && state.revision() < this.latest.revision();
		this.loaded = same ? state.knownBy(this.latest.revision()) : state;
		this.latest = this.loaded;
		return this.loaded;
	}

	@Override
	public Mono<Boolean> isCurrent(ConfigPosition position) {
		return read().map((state) -> state.digest().equals(position.identity()));
	}

	@Override
	public Flux<List<ConfigChange>> changes(long revision) {
		return Flux.defer(() -> {
			Reported reported = new Reported(loaded(revision));
			return Mono.defer(() -> next(reported.state.index()))
				.map((state) -> changes(reported, state))
				.repeatWhen((responses) -> responses.concatMap((count) -> Mono.delay(PAUSE)))
				.filter((changes) -> !changes.isEmpty());
		});
	}

	private synchronized ConsulState loaded(long revision) {
		if (this.loaded.revision() != revision) {
			throw new ConfigStreamException("The keys were read again meanwhile");
		}
		return this.loaded;
	}

	private List<ConfigChange> changes(Reported reported, ConsulState state) {
		ConsulState before = reported.state;
		if (state.isSameAs(before)) {
			reported.state = before.waitingFrom(state.index());
			return List.of();
		}
		if (state.revision() <= before.revision()) {
			throw new ConfigStreamException("Consul is at index %d, although it was at %d before"
				.formatted(state.revision(), before.revision()));
		}
		reported.state = state;
		synchronized (this) {
			this.latest = state;
		}
		return state.since(before);
	}

	private Mono<ConsulState> read() {
		return read(this.client.read(this.prefix, true));
	}

	private Mono<ConsulState> next(long index) {
		return UntimedStreams.untimed(read(this.client.await(this.prefix, true, index, WAIT)));
	}

	private Mono<ConsulState> read(Mono<ResponseEntity<Flux<DataBuffer>>> response) {
		return response.flatMap((entity) -> {
			Map<String, ConfigValue> values = new HashMap<>();
			Flux<DataBuffer> body = (entity.getBody() != null) ? entity.getBody() : Flux.empty();
			return JsonElements.read(body, "", ConsulEntry.class, (entry) -> add(entry, values), Object[].class)
				.map((rest) -> ConsulState.of(index(entity.getHeaders()), values));
		})
			.onErrorResume(ConsulConfigSource::isNoKey,
					(none) -> Mono.just(ConsulState.of(index(((ApiResponseException) none).headers()), Map.of())))
			.onErrorMap(ConsulConfigSource::isDenied,
					(failure) -> new ConfigRefusedException(String.valueOf(failure.getMessage()), failure));
	}

	/**
	 * A key that ends with a slash is a folder of Consul's user interface.
	 */
	private void add(ConsulEntry entry, Map<String, ConfigValue> values) {
		if (!entry.key().endsWith("/") && entry.key().length() > this.prefix.length()) {
			values.put(entry.key().substring(this.prefix.length()).replace('/', '.'),
					ConfigValue.of(Base64Text.decode(entry.value())));
		}
	}

	/**
	 * Consul leaves out what a token may not read, and says so only in a header.
	 */
	private static long index(HttpHeaders headers) {
		if ("true".equals(headers.getFirst(FILTERED))) {
			throw new ConfigRefusedException("The token may not read all keys with the prefix", null);
		}
		String index = headers.getFirst(ConsulClient.INDEX);
		if (index == null) {
			throw new ConfigStreamException("The response has no header " + ConsulClient.INDEX);
		}
		return Math.max(1, Long.parseLong(index));
	}

	private static boolean isNoKey(Throwable failure) {
		return failure instanceof ApiResponseException response && response.status().isSameCodeAs(HttpStatus.NOT_FOUND)
				&& response.headers().containsHeader(ConsulClient.INDEX);
	}

	/**
	 * A token that is not known may be known soon, or be replaced in its file.
	 */
	private static boolean isDenied(Throwable failure) {
		return failure instanceof ApiResponseException response && response.status().isSameCodeAs(HttpStatus.FORBIDDEN)
				&& !response.bodyText().contains(UNKNOWN_TOKEN);
	}

	/**
	 * What a stream has reported so far.
	 */
	private static final class Reported {

		private volatile ConsulState state;

		Reported(ConsulState state) {
			this.state = state;
		}

	}

}
