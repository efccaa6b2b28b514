package dev.tandem.config.etcd;

import dev.tandem.ApiClient;
import dev.tandem.CallTimeout;
import dev.tandem.Idempotent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * Client of the part of etcd's JSON gateway that the watch needs. A bean once
 * {@code tandem.config.source} is {@code etcd}; it calls through the client that
 * {@code tandem.config.client} names.
 *
 * @see <a href="https://etcd.io/docs/v3.4/dev-guide/api_grpc_gateway/">etcd: Why gRPC
 * gateway</a>
 */
@ApiClient("config")
@HttpExchange("/v3")
public interface EtcdClient {

	/**
	 * Read keys.
	 * @param request which
	 * @return the keys and the revision that they were read at
	 */
	@PostExchange("/kv/range")
	@Idempotent
	Mono<RangeAnswer> range(@RequestBody RangeRequest request);

	/**
	 * Read keys as bytes, for values larger than the client's {@code http.max-body-size}.
	 * Each buffer must be released.
	 * @param request which
	 * @return the JSON of a {@link RangeAnswer}
	 */
	@PostExchange(url = "/kv/range", accept = "application/json")
	@Idempotent
	Flux<DataBuffer> streamRange(@RequestBody RangeRequest request);

	/**
	 * Watch keys. The timeouts of the client end a watch that is quiet;
	 * {@code ConfigWatch} knows how to wait.
	 * @param request which, and from when on
	 * @return what happens to them, without an end of its own
	 */
	@PostExchange(url = "/watch", accept = { "application/x-ndjson", "application/json" })
	@CallTimeout("20d")
	Flux<WatchItem> watch(@RequestBody WatchRequest request);

}
