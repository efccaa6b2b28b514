package dev.tandem.twin.definitions;

import java.util.List;
import java.util.Optional;

import dev.tandem.ApiClient;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * Bytes, parts and heads of responses, for its own package only.
 */
@ApiClient("files")
interface FileApi {

	@GetExchange
	Flux<DataBuffer> download(@RequestParam @Nullable String name);

	@GetExchange
	Mono<ResponseEntity<Flux<DataBuffer>>> downloadEntity();

	@GetExchange
	Mono<byte[]> bytes();

	@GetExchange
	Mono<Optional<String>> owner();

	@GetExchange
	Mono<ResponseEntity<List<String>>> names(@RequestParam Integer... ids);

	@GetExchange
	Mono<ResponseEntity<Flux<String>>> lines();

	@GetExchange
	Mono<ResponseEntity<Void>> head();

	@PostExchange
	Mono<Void> upload(@RequestBody Flux<DataBuffer> content);

	@PostExchange
	Mono<String> parts(@RequestPart Mono<String> name, @RequestPart Flux<String> lines,
			@RequestPart @Nullable Flux<DataBuffer> content);

}
