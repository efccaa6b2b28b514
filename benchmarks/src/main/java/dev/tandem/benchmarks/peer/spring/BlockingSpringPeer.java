package dev.tandem.benchmarks.peer.spring;

import dev.tandem.benchmarks.peer.BlockingPeer;
import dev.tandem.benchmarks.peer.Item;
import dev.tandem.benchmarks.peer.Upstream;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * Spring's HTTP interface in blocking style, on one of the clients that it has.
 */
public final class BlockingSpringPeer implements BlockingPeer {

	private final ConfigurableApplicationContext context;

	private final ItemService items;

	private BlockingSpringPeer(ConfigurableApplicationContext context) {
		this.context = context;
		this.items = context.getBean(ItemService.class);
	}

	/**
	 * Start an application whose interface is on {@code WebClient}.
	 * @param upstream the API that it calls
	 * @return the peer
	 */
	public static BlockingPeer onWebClient(Upstream upstream) {
		return new BlockingSpringPeer(SpringApplications.start(SpringApplications.OnWebClient.class, upstream));
	}

	/**
	 * Start an application whose interface is on {@code RestClient} and Apache
	 * HttpComponents.
	 * @param upstream the API that it calls
	 * @return the peer
	 */
	public static BlockingPeer onApache(Upstream upstream) {
		return new BlockingSpringPeer(SpringApplications.start(SpringApplications.OnRestClient.class, upstream,
				"spring.http.clients.imperative.factory=http-components"));
	}

	/**
	 * Start an application whose interface is on {@code RestClient} and the JDK's client.
	 * @param upstream the API that it calls
	 * @return the peer
	 */
	public static BlockingPeer onJdk(Upstream upstream) {
		return new BlockingSpringPeer(SpringApplications.start(SpringApplications.OnRestClient.class, upstream,
				"spring.http.clients.imperative.factory=jdk"));
	}

	@Override
	public Object get(long id, String view) {
		return this.items.get(id, view);
	}

	@Override
	public Object create(Item item) {
		return this.items.create(item);
	}

	@Override
	public Object list() {
		return this.items.list();
	}

	@Override
	public byte[] download() {
		return this.items.download();
	}

	@Override
	public void close() {
		this.context.close();
	}

}
