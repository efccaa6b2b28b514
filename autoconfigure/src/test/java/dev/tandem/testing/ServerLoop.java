package dev.tandem.testing;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;

/**
 * An event loop of one thread, which is gone when {@link #close()} returns. Reactor
 * Netty's {@code LoopResources} say they are disposed while their threads still end.
 */
final class ServerLoop implements AutoCloseable {

	private static final Duration LIMIT = Duration.ofSeconds(5);

	private final List<Thread> threads = new CopyOnWriteArrayList<>();

	private final EventLoopGroup group;

	ServerLoop(String name) {
		DefaultThreadFactory factory = new DefaultThreadFactory(name, true);
		this.group = new MultiThreadIoEventLoopGroup(1, (work) -> {
			Thread thread = factory.newThread(work);
			this.threads.add(thread);
			return thread;
		}, NioIoHandler.newFactory());
	}

	EventLoopGroup group() {
		return this.group;
	}

	@Override
	public void close() {
		this.group.shutdownGracefully(0, LIMIT.toMillis(), TimeUnit.MILLISECONDS).syncUninterruptibly();
		try {
			for (Thread thread : this.threads) {
				thread.join(LIMIT.toMillis());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
