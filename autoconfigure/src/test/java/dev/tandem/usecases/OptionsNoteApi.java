package dev.tandem.usecases;

import dev.tandem.ApiClient;
import dev.tandem.CallOptions;
import dev.tandem.CallTimeout;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * An API whose calls take options.
 */
@ApiClient("notes")
@HttpExchange("/notes")
interface OptionsNoteApi {

	@GetExchange("/{id}")
	Mono<Note> get(CallOptions options, @PathVariable String id);

	@GetExchange
	Flux<Note> list(@RequestHeader("X-Org") String org, @Nullable CallOptions options, @RequestParam String page);

	@GetExchange("/{id}")
	@CallTimeout("30s")
	Mono<Note> patient(@PathVariable String id, CallOptions options);

	@PostExchange
	Mono<Note> create(@RequestBody Note note, @Nullable CallOptions options);

	@PostExchange
	Mono<Note> createWithKey(@RequestBody Note note, @RequestHeader("X-Once") String key);

	@PostExchange(contentType = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	Mono<Note> submit(@RequestParam MultiValueMap<String, String> form, CallOptions options);

	default Mono<Note> createTwice(Note note, CallOptions options) {
		return create(note, options).then(create(note, null));
	}

}
