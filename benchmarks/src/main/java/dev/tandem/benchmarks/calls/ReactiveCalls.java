package dev.tandem.benchmarks.calls;

import java.util.function.LongFunction;

import dev.tandem.benchmarks.peer.Item;
import dev.tandem.benchmarks.peer.ReactivePeer;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/**
 * Calls of a reactive client, 32 in flight.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
public class ReactiveCalls {

	private static final int IN_FLIGHT = 32;

	private static final int MANY = 1024;

	private static final int SOME = 128;

	/**
	 * The client, one of {@link Peer}.
	 */
	@Param({ "TANDEM", "SPRING", "REACTOR_NETTY" })
	@SuppressWarnings("NullAway.Init")
	public Peer peer;

	@SuppressWarnings("NullAway.Init")
	private ReactivePeer client;

	/**
	 * Start the client, unless it runs already.
	 */
	@Setup
	public void start() {
		this.client = RunningPeers.reactive(this.peer);
	}

	/**
	 * Fetch an item.
	 * @return the last one
	 */
	@Benchmark
	@OperationsPerInvocation(MANY)
	public @Nullable Object get() {
		return run(MANY, (id) -> this.client.get(id, "full"));
	}

	/**
	 * Post an item.
	 * @return the last one
	 */
	@Benchmark
	@OperationsPerInvocation(MANY)
	public @Nullable Object post() {
		return run(MANY, (id) -> this.client.create(Item.SAMPLE));
	}

	/**
	 * Fetch a hundred items.
	 * @return the last one
	 */
	@Benchmark
	@OperationsPerInvocation(SOME)
	public @Nullable Object list() {
		return run(SOME, (id) -> this.client.list());
	}

	/**
	 * Fetch a mebibyte.
	 * @return the last one
	 */
	@Benchmark
	@OperationsPerInvocation(SOME)
	public @Nullable Object download() {
		return run(SOME, (id) -> this.client.download());
	}

	private static @Nullable Object run(int calls, LongFunction<Publisher<?>> call) {
		return Flux.range(0, calls).flatMap((id) -> call.apply(id), IN_FLIGHT).blockLast();
	}

}
