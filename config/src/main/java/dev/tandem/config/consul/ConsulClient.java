package dev.tandem.config.consul;

import dev.tandem.ApiClient;
import dev.tandem.CallTimeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * Client of the part of Consul's KV store that the watch needs. A bean once
 * {@code tandem.config.source} is {@code consul}; it calls through the client that
 * {@code tandem.config.client} names. Bodies are read as bytes, since all keys may be
 * larger than the client's {@code http.max-body-size}; they hold an array of
 * {@link ConsulEntry}. Where there is no key, Consul responds with 404.
 *
 * @see <a href="https://developer.hashicorp.com/consul/api-docs/kv">Consul: KV Store HTTP
 * API</a>
 */
@ApiClient("config")
@HttpExchange(url = "/v1/kv", accept = "application/json")
public interface ConsulClient {

	/**
	 * Header with the index of what was read.
	 */
	String INDEX = "X-Consul-Index";

	/**
	 * Read keys.
	 * @param key the key, or what it begins with
	 * @param recurse whether to read all keys that begin so
	 * @return the keys, and their index in the header {@value #INDEX}
	 */
	@GetExchange("/{key}")
	Mono<ResponseEntity<Flux<DataBuffer>>> read(@PathVariable String key, @RequestParam boolean recurse);

	/**
	 * Read keys once something has changed since an index, or the time to wait is over.
	 * The timeouts of the client end that while it is quiet; {@code ConfigWatch} knows
	 * how to wait.
	 * @param key the key, or what it begins with
	 * @param recurse whether to read all keys that begin so
	 * @param index the index, 0 to wait for nothing
	 * @param wait time to wait, such as {@code 5m}, to which the server adds up to a
	 * sixteenth
	 * @return the keys, and their index in the header {@value #INDEX}
	 */
	@GetExchange("/{key}")
	@CallTimeout("20m")
	Mono<ResponseEntity<Flux<DataBuffer>>> await(@PathVariable String key, @RequestParam boolean recurse,
			@RequestParam long index, @RequestParam String wait);

}
