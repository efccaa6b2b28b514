package dev.tandem.usecases;

import dev.tandem.ApiClient;
import dev.tandem.Idempotent;
import dev.tandem.TransferListener;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.Resource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpEntity;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/**
 * An API that takes and gives files. What is sent may be sent again.
 */
@ApiClient("notes")
@HttpExchange("/files")
@Idempotent
interface FileApi {

	@PutExchange("/resource")
	Mono<Note> put(@RequestBody Resource content, @Nullable TransferListener progress);

	@PutExchange("/bytes")
	Mono<Note> putBytes(@RequestBody Flux<DataBuffer> content, @Nullable TransferListener progress);

	@PostExchange("/parts")
	Mono<Note> post(@RequestPart String title, @RequestPart Resource file, @Nullable TransferListener progress);

	@PostExchange("/entities")
	Mono<Note> postEntity(@RequestPart HttpEntity<Resource> file);

	@PostExchange("/flux")
	Mono<Note> postBytes(@RequestPart Flux<DataBuffer> file, @RequestPart @Nullable Mono<Note> note);

	@GetExchange("/content")
	Flux<DataBuffer> get(@Nullable TransferListener progress);

	@GetExchange("/note")
	Mono<Note> note(TransferListener progress);

}
