package dev.tandem.benchmarks.peer.tandem;

import dev.tandem.benchmarks.peer.Item;
import dev.tandem.benchmarks.peer.ReactivePeer;
import dev.tandem.benchmarks.peer.Upstream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * Tandem's reactive twin.
 */
public final class TandemPeer implements ReactivePeer {

	private final ConfigurableApplicationContext context;

	private final ItemApi items;

	/**
	 * Start an application and take the twin from it.
	 * @param upstream the API that it calls
	 */
	public TandemPeer(Upstream upstream) {
		this.context = TandemApplication.start(upstream);
		this.items = this.context.getBean(ItemApi.class);
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
