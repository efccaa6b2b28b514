package dev.tandem.benchmarks.calls;

import dev.tandem.benchmarks.peer.BlockingPeer;
import dev.tandem.benchmarks.peer.Item;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Calls of a blocking client, one in flight for each thread.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
public class BlockingCalls {

	/**
	 * The client, one of {@link Peer}.
	 */
	@Param
	@SuppressWarnings("NullAway.Init")
	public Peer peer;

	@SuppressWarnings("NullAway.Init")
	private BlockingPeer client;

	/**
	 * Start the client, unless it runs already.
	 */
	@Setup
	public void start() {
		this.client = RunningPeers.blocking(this.peer);
	}

	/**
	 * Fetch an item.
	 * @param ids where its number is from
	 * @return the item
	 */
	@Benchmark
	public Object get(Ids ids) {
		return this.client.get(ids.next(), "full");
	}

	/**
	 * Post an item.
	 * @return the item that came back
	 */
	@Benchmark
	public Object post() {
		return this.client.create(Item.SAMPLE);
	}

	/**
	 * Fetch a hundred items.
	 * @return the items
	 */
	@Benchmark
	public Object list() {
		return this.client.list();
	}

	/**
	 * Fetch a mebibyte.
	 * @return the bytes
	 */
	@Benchmark
	public Object download() {
		return this.client.download();
	}

	/**
	 * Numbers of items, so that no two calls in a row are for the same URI.
	 */
	@State(Scope.Thread)
	public static class Ids {

		private long last;

		long next() {
			return this.last++ & 1023;
		}

	}

}
