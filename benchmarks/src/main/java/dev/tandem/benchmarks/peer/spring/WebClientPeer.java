package dev.tandem.benchmarks.peer.spring;

import dev.tandem.benchmarks.peer.Item;
import dev.tandem.benchmarks.peer.ReactivePeer;
import dev.tandem.benchmarks.peer.Upstream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * Spring's HTTP interface on {@code WebClient}, reactive: what the others are compared
 * with.
 */
public final class WebClientPeer implements ReactivePeer {

	private final ConfigurableApplicationContext context;

	private final ReactiveItemService items;

	/**
	 * Start an application and take the interface from it.
	 * @param upstream the API that it calls
	 */
	public WebClientPeer(Upstream upstream) {
		this.context = SpringApplications.start(SpringApplications.OnWebClient.class, upstream);
		this.items = this.context.getBean(ReactiveItemService.class);
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
