package dev.tandem.config.source;

import dev.tandem.ApiClientCustomizer;
import dev.tandem.transport.ClientTransport;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Takes the response timeout, and with it the idle timeout, off streams that are silent
 * until something changes, be it for days. Their buffers are copied: Spring's decoder
 * frees one that it cannot read twice, which breaks the count of a pooled one.
 */
public final class QuietStreams implements ApiClientCustomizer {

	private final String client;

	/**
	 * Create the customizer of a client.
	 * @param client name of the client
	 */
	public QuietStreams(String client) {
		this.client = client;
	}

	static <T> Flux<T> quiet(Flux<T> stream) {
		return stream.contextWrite((context) -> context.put(QuietStreams.class, true));
	}

	@Override
	public void customize(String name, WebClient.Builder builder) {
		if (name.equals(this.client)) {
			builder.filter((request, next) -> Mono.deferContextual((context) -> context.hasKey(QuietStreams.class)
					? exchange(request, next) : next.exchange(request)));
		}
	}

	private static Mono<ClientResponse> exchange(ClientRequest request, ExchangeFunction next) {
		return next.exchange(ClientRequest.from(request).attribute(ClientTransport.QUIET, true).build())
			.map((answer) -> answer.mutate().body((body) -> body.map(QuietStreams::copy)).build());
	}

	private static DataBuffer copy(DataBuffer buffer) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.read(bytes);
		DataBufferUtils.release(buffer);
		return DefaultDataBufferFactory.sharedInstance.wrap(bytes);
	}

}
