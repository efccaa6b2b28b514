package dev.tandem.usecases;

import dev.tandem.ApiClient;
import dev.tandem.CallTimeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.Resource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/**
 * An API that takes and gives content which does not fit into memory, and responses with
 * the checksum of what it was sent.
 */
@ApiClient("notes")
@CallTimeout("10m")
interface LargeFileApi {

	@PutExchange("/body")
	Mono<String> put(@RequestBody Resource content);

	@PutExchange("/body")
	Mono<String> putBytes(@RequestBody Flux<DataBuffer> content);

	@PostExchange("/part")
	Mono<String> post(@RequestPart Resource file);

	@GetExchange("/content")
	Flux<DataBuffer> get();

}
