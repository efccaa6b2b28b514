package dev.tandem.benchmarks.peer.tandem;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.tandem.ApiClients;
import dev.tandem.benchmarks.peer.Item;
import dev.tandem.benchmarks.peer.ReactivePeer;
import dev.tandem.benchmarks.peer.Upstream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Tandem's reactive twin.
 */
public final class TandemPeer implements ReactivePeer {

	private final ConfigurableApplicationContext context;

	private final ItemApi items;

	private final ApiClients clients;

	private final Map<String, Object> changes = new ConcurrentHashMap<>();

	/**
	 * Start an application and take the twin from it.
	 * @param upstream the API that it calls
	 */
	public TandemPeer(Upstream upstream) {
		this.context = TandemApplication.start(upstream);
		this.items = this.context.getBean(ItemApi.class);
		this.clients = this.context.getBean(ApiClients.class);
		this.context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("changes", this.changes));
	}

	/**
	 * Change a setting while calls run.
	 * @param key the key of the client
	 * @param value its value
	 * @return whether the client has it now
	 */
	public boolean change(String key, String value) {
		this.changes.put("tandem.clients.items." + key, value);
		return !this.clients.refresh().isEmpty();
	}

	@Override
	public Mono<?> get(long id, String view) {
		return this.items.get(id, view);
	}

	@Override
	public Mono<?> create(Item item) {
		return this.items.create(item);
	}

	@Override
	public Flux<?> list() {
		return this.items.list();
	}

	@Override
	public Mono<byte[]> download() {
		return this.items.download();
	}

	@Override
	public void close() {
		this.context.close();
	}

}
