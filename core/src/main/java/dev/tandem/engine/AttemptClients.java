package dev.tandem.engine;

import dev.tandem.transport.ClientTransport;
import org.jspecify.annotations.Nullable;

import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.support.WebClientAdapter;
import org.springframework.web.service.invoker.HttpExchangeAdapter;
import org.springframework.web.service.invoker.ReactorHttpExchangeAdapter;
import org.springframework.web.util.UriBuilderFactory;

/**
 * Makes what sends requests in each generation of a client, of the {@code WebClient} that
 * Spring and the application have configured: all that they added is in each of them, but
 * connector and addresses are those of the generation. Where the application has put
 * something else in their place, or has decorated the adapter, its own stays.
 */
public final class AttemptClients {

	private final WebClient.Builder builder;

	private final HttpExchangeAdapter adapter;

	private final ClientHttpConnector connector;

	private final UriBuilderFactory addresses;

	private final boolean ownConnector;

	private final boolean ownAddresses;

	private volatile @Nullable Plain last;

	/**
	 * Create them once nothing is added to the client any more.
	 * @param builder builder of the client
	 * @param adapter the adapter that it was built for
	 * @param connector the connector that the builder was given
	 * @param addresses the addresses that the builder was given
	 */
	public AttemptClients(WebClient.Builder builder, HttpExchangeAdapter adapter, ClientHttpConnector connector,
			UriBuilderFactory addresses) {
		this.builder = builder;
		this.adapter = adapter;
		this.connector = connector;
		this.addresses = addresses;
		this.ownConnector = PlainClient.connectsBy(adapter, connector);
		this.ownAddresses = PlainClient.addressesBy(adapter, addresses);
	}

	/**
	 * What sends requests in a generation: Tandem itself if the {@code WebClient} is
	 * plain. A generation that differs by nothing that codecs know has those of the one
	 * before.
	 * @param transport its transport
	 * @param addresses its addresses
	 * @param largestBody largest body held in memory, which the codecs of the builder
	 * have
	 * @return sends the requests of attempts
	 */
	ReactorHttpExchangeAdapter create(ClientTransport transport, UriBuilderFactory addresses, DataSize largestBody) {
		Plain known = this.last;
		if (known == null || !known.largestBody().equals(largestBody)) {
			HttpExchangeAdapter made = adapter(transport.connector(), addresses);
			PlainClient plain = PlainClient.of(made, transport.connector());
			if (plain == null) {
				return CallPipeline.reactive(made);
			}
			known = new Plain(with(plain, this.connector, this.addresses), largestBody);
			this.last = known;
		}
		return new DirectExchange(with(known.client(), transport.connector(), addresses), transport.unguarded());
	}

	private PlainClient with(PlainClient client, ClientHttpConnector next, UriBuilderFactory own) {
		return client.with(next, this.ownAddresses ? own : client.uris());
	}

	private HttpExchangeAdapter adapter(ClientHttpConnector connector, UriBuilderFactory addresses) {
		if (!this.ownConnector && !this.ownAddresses) {
			return this.adapter;
		}
		WebClient.Builder next = this.builder.clone();
		if (this.ownConnector) {
			next.clientConnector(connector);
		}
		if (this.ownAddresses) {
			next.uriBuilderFactory(addresses);
		}
		return WebClientAdapter.create(next.build());
	}

	/**
	 * A plain client of no generation, which must not keep the keys of one, and the
	 * largest body that its codecs hold.
	 */
	private record Plain(PlainClient client, DataSize largestBody) {
	}

}
