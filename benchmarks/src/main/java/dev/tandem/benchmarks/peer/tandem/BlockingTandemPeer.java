package dev.tandem.benchmarks.peer.tandem;

import java.util.Objects;

import dev.tandem.benchmarks.peer.BlockingPeer;
import dev.tandem.benchmarks.peer.Item;
import dev.tandem.benchmarks.peer.Upstream;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * Tandem's blocking twin.
 */
public final class BlockingTandemPeer implements BlockingPeer {

	private final ConfigurableApplicationContext context;

	private final BlockingItemApi items;

	/**
	 * Start an application and take the twin from it.
	 * @param upstream the API that it calls
	 */
	public BlockingTandemPeer(Upstream upstream) {
		this.context = TandemApplication.start(upstream);
		this.items = this.context.getBean(BlockingItemApi.class);
	}

	@Override
	public Object get(long id, String view) {
		return Objects.requireNonNull(this.items.get(id, view));
	}

	@Override
	public Object create(Item item) {
		return Objects.requireNonNull(this.items.create(item));
	}

	@Override
	public Object list() {
		return Objects.requireNonNull(this.items.listAtOnce());
	}

	@Override
	public byte[] download() {
		return Objects.requireNonNull(this.items.download());
	}

	@Override
	public void close() {
		this.context.close();
	}

}
