package dev.tandem.usecases;

import java.net.URI;

import dev.tandem.ApiClient;
import dev.tandem.ApiResult;
import dev.tandem.CallOptions;
import dev.tandem.TransferListener;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.Resource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/**
 * An API whose server and callers do what they should not.
 */
@ApiClient("notes")
@HttpExchange("/wire")
interface WireApi {

	@GetExchange("/{id}")
	Mono<String> get(@PathVariable String id, CallOptions options);

	@GetExchange("/{id}")
	Mono<ApiResult<String>> result(@PathVariable String id);

	@HttpExchange(method = "HEAD", url = "/{id}")
	Mono<HttpHeaders> head(@PathVariable String id);

	@DeleteExchange("/{id}")
	Mono<Void> delete(@PathVariable String id);

	@GetExchange
	Mono<String> at(URI uri);

	@PostExchange("/{id}")
	Mono<String> post(@PathVariable String id, @RequestBody Object body, CallOptions options);

	@PutExchange("/{id}")
	Mono<String> put(@PathVariable String id, @RequestBody Resource body, @Nullable TransferListener progress,
			CallOptions options);

	@PutExchange("/{id}")
	Mono<String> putBuffers(@PathVariable String id, @RequestBody Flux<DataBuffer> body);

	@PostExchange("/{id}")
	Mono<String> parts(@PathVariable String id, @RequestPart Resource file);

	@GetExchange("/{id}")
	Flux<DataBuffer> content(@PathVariable String id);

}
