package dev.tandem.usecases;

import java.net.URI;
import java.util.Map;

import dev.tandem.ApiClient;
import dev.tandem.CallOptions;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.io.Resource;
import org.springframework.http.HttpEntity;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * An API that takes arguments in every place of a request.
 */
@ApiClient("notes")
@HttpExchange("/notes")
interface ArgumentApi {

	@GetExchange("/{id}")
	Mono<Note> path(@PathVariable String id);

	@GetExchange("/{a}/{b}")
	Mono<Note> paths(@PathVariable Map<String, String> values);

	@GetExchange("/of?in={where}")
	Mono<Note> inQuery(@PathVariable String where);

	@GetExchange("/1")
	Mono<Note> header(@RequestHeader("X-Own") String value);

	@GetExchange("/1")
	Mono<Note> headers(@RequestHeader MultiValueMap<String, String> headers);

	@GetExchange("/1")
	Mono<Note> cookie(@CookieValue("own") String value);

	@GetExchange("/1")
	Mono<Note> cookies(@CookieValue Map<String, String> cookies);

	@GetExchange("/1")
	Mono<Note> query(@RequestParam MultiValueMap<String, String> query);

	@GetExchange("with?fixed=1#here")
	Mono<Note> queryOfATemplate(@RequestParam MultiValueMap<String, String> query, @Nullable CallOptions options);

	@GetExchange("/never")
	Mono<Note> at(URI uri, @RequestParam MultiValueMap<String, String> query, @Nullable CallOptions options);

	@GetExchange("/1")
	Mono<Note> callback(@RequestParam URI callback, @RequestParam MultiValueMap<String, String> query);

	@GetExchange("/1")
	Mono<Note> plain();

	@PostExchange(url = "/form", contentType = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	Mono<Note> form(@RequestParam MultiValueMap<String, String> form, @Nullable CallOptions options);

	@PostExchange(url = "/form", contentType = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	Mono<Note> formBody(@RequestBody MultiValueMap<String, String> form);

	@PostExchange("/parts")
	Mono<Note> parts(@RequestBody MultiValueMap<String, HttpEntity<?>> parts);

	@PostExchange("/parts")
	Mono<Note> partsLater(@RequestBody Mono<MultiValueMap<String, HttpEntity<?>>> parts);

	@PostExchange("/parts")
	Mono<Note> part(@RequestPart("file") Resource file);

	@PostExchange("/parts")
	Mono<Note> partLater(@RequestPart("file") Mono<Resource> file);

	@PostExchange("/parts")
	Mono<Note> entity(@RequestPart("file") HttpEntity<Resource> file);

	@PostExchange("/parts")
	Mono<Note> upload(@RequestPart("file") MultipartFile file);

}
