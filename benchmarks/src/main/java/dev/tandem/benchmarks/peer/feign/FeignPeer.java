package dev.tandem.benchmarks.peer.feign;

import java.io.IOException;
import java.io.UncheckedIOException;

import dev.tandem.benchmarks.peer.BlockingPeer;
import dev.tandem.benchmarks.peer.Item;
import dev.tandem.benchmarks.peer.Metrics;
import dev.tandem.benchmarks.peer.Upstream;
import feign.Feign;
import feign.hc5.ApacheHttp5Client;
import feign.micrometer.MicrometerObservationCapability;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;

/**
 * Feign on Apache HttpComponents, with its Micrometer observations.
 */
public final class FeignPeer implements BlockingPeer {

	private final CloseableHttpClient http;

	private final ItemClient items;

	/**
	 * Create the client.
	 * @param upstream the API that it calls
	 */
	public FeignPeer(Upstream upstream) {
		this.http = HttpClients.custom()
			.setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
				.setMaxConnPerRoute(Upstream.CONNECTIONS)
				.setMaxConnTotal(Upstream.CONNECTIONS)
				.build())
			.build();
		JacksonCodec codec = new JacksonCodec();
		this.items = Feign.builder()
			.client(new ApacheHttp5Client(this.http))
			.encoder(codec)
			.decoder(codec)
			.requestInterceptor((request) -> request.header("Authorization", Upstream.AUTHORIZATION))
			.addCapability(new MicrometerObservationCapability(Metrics.observations(new SimpleMeterRegistry())))
			.target(ItemClient.class, upstream.url().toString());
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
		try {
			this.http.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
