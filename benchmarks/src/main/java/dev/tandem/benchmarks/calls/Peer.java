package dev.tandem.benchmarks.calls;

import java.net.URI;

import dev.tandem.benchmarks.peer.BlockingPeer;
import dev.tandem.benchmarks.peer.ReactivePeer;
import dev.tandem.benchmarks.peer.Upstream;
import dev.tandem.benchmarks.peer.feign.FeignPeer;
import dev.tandem.benchmarks.peer.netty.BlockingNettyPeer;
import dev.tandem.benchmarks.peer.netty.NettyPeer;
import dev.tandem.benchmarks.peer.retrofit.RetrofitPeer;
import dev.tandem.benchmarks.peer.spring.BlockingSpringPeer;
import dev.tandem.benchmarks.peer.spring.WebClientPeer;
import dev.tandem.benchmarks.peer.tandem.BlockingTandemPeer;
import dev.tandem.benchmarks.peer.tandem.TandemPeer;

/**
 * The clients that are compared, in the order of the table.
 */
public enum Peer {

	/** Tandem with key, metrics, deadlines and error mapping. */
	TANDEM("Tandem"),

	/** Spring's HTTP interface on WebClient: what ratios are relative to. */
	SPRING("Spring interface, WebClient"),

	/** Spring's HTTP interface on RestClient and Apache HttpComponents. */
	REST_APACHE("Spring interface, RestClient, Apache 5"),

	/** Spring's HTTP interface on RestClient and the JDK's client. */
	REST_JDK("Spring interface, RestClient, JDK"),

	/** Feign on Apache HttpComponents. */
	FEIGN("Feign 13, Apache 5"),

	/** Retrofit on OkHttp. */
	RETROFIT("Retrofit 3, OkHttp"),

	/** The transport alone: the limit. */
	REACTOR_NETTY("Reactor Netty alone");

	/**
	 * System property with the base URL of the running server.
	 */
	public static final String URL_PROPERTY = "benchmarks.url";

	private final String label;

	Peer(String label) {
		this.label = label;
	}

	/**
	 * Return the name in the table.
	 * @return the name
	 */
	public String label() {
		return this.label;
	}

	/**
	 * Return whether the peer has a reactive client.
	 * @return whether it has
	 */
	public boolean isReactive() {
		return this == TANDEM || this == SPRING || this == REACTOR_NETTY;
	}

	/**
	 * Start the reactive client.
	 * @return the client
	 */
	public ReactivePeer startReactive() {
		return switch (this) {
			case TANDEM -> new TandemPeer(upstream());
			case SPRING -> new WebClientPeer(upstream());
			case REACTOR_NETTY -> new NettyPeer(upstream());
			default -> throw new IllegalStateException(this.label + " has no reactive client");
		};
	}

	/**
	 * Start the blocking client.
	 * @return the client
	 */
	public BlockingPeer startBlocking() {
		return switch (this) {
			case TANDEM -> new BlockingTandemPeer(upstream());
			case SPRING -> BlockingSpringPeer.onWebClient(upstream());
			case REST_APACHE -> BlockingSpringPeer.onApache(upstream());
			case REST_JDK -> BlockingSpringPeer.onJdk(upstream());
			case FEIGN -> new FeignPeer(upstream());
			case RETROFIT -> new RetrofitPeer(upstream());
			case REACTOR_NETTY -> new BlockingNettyPeer(upstream());
		};
	}

	private static Upstream upstream() {
		String url = System.getProperty(URL_PROPERTY);
		if (url == null) {
			throw new IllegalStateException("No server: set the system property " + URL_PROPERTY + " or start "
					+ "the benchmarks with their own command, see docs/performance/README.md");
		}
		return new Upstream(URI.create(url));
	}

}
