package dev.tandem.benchmarks.peer.netty;

import dev.tandem.benchmarks.peer.Item;
import dev.tandem.benchmarks.peer.ReactivePeer;
import dev.tandem.benchmarks.peer.Upstream;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import tools.jackson.databind.json.JsonMapper;

/**
 * The limit: the transport below Tandem and {@code WebClient}, with the key, without
 * metrics; what it reads is bytes.
 */
public final class NettyPeer implements ReactivePeer {

	private final ConnectionProvider connections = ConnectionProvider.create("alone", Upstream.CONNECTIONS);

	private final JsonMapper json = JsonMapper.shared();

	private final HttpClient client;

	/**
	 * Create the client.
	 * @param upstream the API that it calls
	 */
	public NettyPeer(Upstream upstream) {
		this.client = HttpClient.create(this.connections)
			.baseUrl(upstream.url().toString())
			.headers((headers) -> headers.set(HttpHeaderNames.AUTHORIZATION, Upstream.AUTHORIZATION));
	}

	@Override
	public Mono<byte[]> get(long id, String view) {
		return read("/items/" + id + "?view=" + view);
	}

	@Override
	public Mono<byte[]> create(Item item) {
		return this.client.headers((headers) -> headers.set(HttpHeaderNames.CONTENT_TYPE, "application/json"))
			.post()
			.uri("/items")
			.send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(this.json.writeValueAsBytes(item))))
			.responseSingle((response, body) -> body.asByteArray());
	}

	@Override
	public Flux<byte[]> list() {
		return read("/items").flux();
	}

	@Override
	public Mono<byte[]> download() {
		return read("/content");
	}

	private Mono<byte[]> read(String uri) {
		return this.client.get().uri(uri).responseSingle((response, body) -> body.asByteArray());
	}

	@Override
	public void close() {
		this.connections.dispose();
	}

}
