package dev.tandem.usecases;

import java.time.Duration;
import java.util.Collection;

import dev.tandem.HttpClientCustomizer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelOption;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import reactor.netty.http.client.HttpClient;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sees what calls leave behind in a client: leased connections and streams, places in the
 * queue of its pool, and buffers.
 */
final class Leftovers implements HttpClientCustomizer, AutoCloseable {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private static final String POOL = "reactor.netty.connection.provider.";

	/**
	 * Not pooled, so that it counts the bytes of buffers that are in use and no others.
	 */
	private final UnpooledByteBufAllocator buffers = new UnpooledByteBufAllocator(true);

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	void watch(AnnotationConfigApplicationContext context) {
		context.registerBean(Leftovers.class, () -> this);
		context.registerBean(MeterRegistry.class, () -> this.meters);
	}

	@Override
	public HttpClient customize(String client, HttpClient httpClient) {
		return httpClient.option(ChannelOption.ALLOCATOR, this.buffers);
	}

	/**
	 * The pool takes back connections soon after a call has ended, not before. Those that
	 * carry streams of HTTP/2 stay leased, their streams do not.
	 */
	void assertPoolIsWhole() {
		String leases = gauges("active.streams").isEmpty() ? "active.connections" : "active.streams";
		soon(() -> {
			assertThat(gauges(leases)).as("pools").isNotEmpty();
			assertThat(sum(leases)).as(leases).isZero();
			assertThat(sum("pending.connections")).as("pending connections").isZero();
			assertThat(sum("pending.streams")).as("pending streams").isZero();
		});
	}

	/**
	 * Connections that are open may hold buffers, so the client must have been closed.
	 */
	void assertBuffersAreReleased() {
		soon(() -> {
			assertThat(this.buffers.metric().usedDirectMemory()).as("bytes of direct buffers").isZero();
			assertThat(this.buffers.metric().usedHeapMemory()).as("bytes of heap buffers").isZero();
		});
	}

	private static void soon(ThrowingRunnable assertion) {
		Awaitility.await()
			.atMost(LIMIT)
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(2))
			.untilAsserted(assertion);
	}

	/**
	 * Gauges of the pool and of the streams on its connections, whose name has a prefix.
	 */
	private Collection<Gauge> gauges(String name) {
		return this.meters.find(POOL + name).tag("name", "notes").gauges();
	}

	private double sum(String name) {
		return gauges(name).stream().mapToDouble(Gauge::value).sum();
	}

	@Override
	public void close() {
		this.meters.close();
	}

}
