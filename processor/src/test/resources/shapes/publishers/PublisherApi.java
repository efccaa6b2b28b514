package example;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

import dev.tandem.ApiClient;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.service.annotation.GetExchange;
import reactor.core.publisher.Mono;

@ApiClient("publishers")
interface PublisherApi {

	@GetExchange
	Mono<Todo> mono();

	@GetExchange
	CompletableFuture<Todo> future();

	@GetExchange
	CompletionStage<List<Todo>> stage();

	@GetExchange
	CompletableFuture<Void> end();

	@GetExchange
	CompletableFuture<ResponseEntity<Todo>> entity();

	@GetExchange
	Publisher<Todo> publisher();

	@GetExchange(accept = "application/x-ndjson")
	Flow.Publisher<Todo> lines();

	@GetExchange
	Publisher<DataBuffer> bytes();

}
