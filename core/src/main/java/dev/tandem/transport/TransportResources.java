package dev.tandem.transport;

import java.time.Duration;

import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.dns.DnsAddressResolverGroup;
import reactor.core.publisher.Mono;
import reactor.netty.resources.LoopResources;
import reactor.netty.transport.NameResolverProvider;

/**
 * Event loops and name resolver that all clients of an application context share. They
 * are the context's own: Reactor Netty's global ones would end with whichever context
 * closes first.
 */
public final class TransportResources implements AutoCloseable {

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	private final LoopResources loops = LoopResources.create("tandem");

	private final DnsAddressResolverGroup resolver = NameResolverProvider.builder()
		.build()
		.newNameResolverGroup(this.loops, LoopResources.DEFAULT_NATIVE);

	LoopResources loops() {
		return this.loops;
	}

	AddressResolverGroup<?> resolver() {
		return this.resolver;
	}

	/**
	 * Stop the event loops. Connections that are still open are closed.
	 * @return completes when the loops have ended
	 */
	public Mono<Void> closeLater() {
		return Mono.fromRunnable(this.resolver::close).then(this.loops.disposeLater(Duration.ZERO, TIMEOUT));
	}

	@Override
	public void close() {
		closeLater().subscribe();
	}

}
