package dev.tandem.benchmarks.peer.netty;

import java.util.Objects;

import dev.tandem.benchmarks.peer.BlockingPeer;
import dev.tandem.benchmarks.peer.Item;
import dev.tandem.benchmarks.peer.Upstream;
import reactor.core.publisher.Mono;

/**
 * The limit of clients that wait for a reactive transport.
 */
public final class BlockingNettyPeer implements BlockingPeer {

	private final NettyPeer reactive;

	/**
	 * Create the client.
	 * @param upstream the API that it calls
	 */
	public BlockingNettyPeer(Upstream upstream) {
		this.reactive = new NettyPeer(upstream);
	}

	@Override
	public Object get(long id, String view) {
		return await(this.reactive.get(id, view));
	}

	@Override
	public Object create(Item item) {
		return await(this.reactive.create(item));
	}

	@Override
	public Object list() {
		return await(this.reactive.list().single());
	}

	@Override
	public byte[] download() {
		return await(this.reactive.download());
	}

	private static byte[] await(Mono<byte[]> call) {
		return Objects.requireNonNull(call.block());
	}

	@Override
	public void close() {
		this.reactive.close();
	}

}
