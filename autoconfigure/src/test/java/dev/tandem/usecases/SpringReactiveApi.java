package dev.tandem.usecases;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import dev.tandem.ApiClient;
import io.reactivex.rxjava3.core.Single;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PatchExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;
import org.springframework.web.util.UriBuilderFactory;

/**
 * Operations of all the shapes that Spring tests its own HTTP services with, in reactive
 * style.
 */
@ApiClient("notes")
@HttpExchange(url = "${spring.shapes}", accept = "*/*")
interface SpringReactiveApi extends SpringReactiveBaseApi<String, Integer> {

	@GetExchange("/empty")
	Mono<Void> execute();

	@GetExchange("/note")
	Mono<HttpHeaders> headers();

	@GetExchange("/text")
	Mono<String> body();

	@GetExchange("/notes")
	Flux<Note> bodies();

	@GetExchange("/text")
	Mono<ResponseEntity<Void>> voidEntity();

	@GetExchange("/text")
	Mono<ResponseEntity<String>> entity();

	@GetExchange("/notes")
	Mono<ResponseEntity<Flux<Note>>> entities();

	@GetExchange("/note")
	Mono<Optional<Note>> optional();

	@GetExchange("/text")
	CompletableFuture<String> future();

	@GetExchange("/missing")
	Mono<String> missing();

	@GetExchange("/greeting")
	Mono<String> attribute(@RequestAttribute String greeting,
			@RequestAttribute(required = false) @Nullable Integer level);

	@GetExchange("/greetings/{id}")
	Mono<String> address(@Nullable URI uri, @PathVariable String id);

	@GetExchange("/greeting")
	Mono<String> factory(UriBuilderFactory factory);

	@GetExchange("/greeting/{id}")
	Mono<String> factoryWithValues(UriBuilderFactory factory, @PathVariable String id, @RequestParam String param);

	@GetExchange("/greeting")
	Mono<String> addressBeforeFactory(URI uri, UriBuilderFactory factory);

	@HttpExchange("/method")
	Mono<String> method(HttpMethod method);

	@GetExchange("/method")
	Mono<String> methodIfGiven(@Nullable HttpMethod method);

	@PostExchange(url = "/form", contentType = "application/x-www-form-urlencoded")
	Mono<Void> form(@RequestParam MultiValueMap<String, String> params);

	@PostExchange(url = "/form", contentType = "application/x-www-form-urlencoded")
	Mono<Void> formOfValues(@RequestParam String param1, @RequestParam String param2);

	@PostExchange("/multipart")
	Mono<Void> multipart(MultipartFile file, @RequestPart String anotherPart);

	@PostExchange("/multipart")
	Mono<Void> parts(@RequestPart String part1, @RequestPart HttpEntity<String> part2, @RequestPart Mono<String> part3);

	@PostExchange("/body")
	Mono<String> send(@RequestBody(required = false) @Nullable String body);

	@PostExchange("/body")
	Mono<String> sendLater(@RequestBody Mono<Note> body);

	@PostExchange(url = "/body", contentType = "application/json")
	Mono<String> sendMany(@RequestBody Flux<Note> body);

	@PostExchange("/body")
	Mono<String> sendAdapted(@RequestBody Single<Note> body);

	@GetExchange("/header")
	Mono<String> header(@RequestHeader String id);

	@GetExchange("/header")
	Mono<String> headerOfObject(@RequestHeader("X-Id") Object id);

	@GetExchange("/header")
	Mono<String> headerOfList(@RequestHeader("X-Id") List<Object> ids);

	@GetExchange("/header")
	Mono<String> headerOfArray(@RequestHeader("X-Id") Object... ids);

	@GetExchange("/header")
	Mono<String> headerOfOptional(@RequestHeader("X-Id") Optional<Object> id);

	@GetExchange("/header")
	Mono<String> headerByDefault(@RequestHeader(name = "X-Id", defaultValue = "default") Optional<Object> id);

	@GetExchange("/header")
	Mono<String> headersOfMap(@RequestHeader Map<String, Optional<String>> values);

	@GetExchange("/header")
	Mono<String> headersOfManyValues(@RequestHeader MultiValueMap<String, String> values);

	@GetExchange("/cookie")
	Mono<String> cookies(@CookieValue String id, @CookieValue("other") List<Integer> others,
			@CookieValue Map<String, String> more);

	@GetExchange("/query")
	Mono<String> query(@RequestParam @DateTimeFormat(pattern = "yyyy-MM-dd") LocalDate day, @RequestParam Object value,
			@RequestParam(name = "renamed") String name, @RequestParam(required = false) @Nullable String absent,
			@RequestParam(defaultValue = "default") @Nullable String given);

	@GetExchange("/query")
	Mono<String> queryOfMaps(@RequestParam Map<String, Optional<String>> values,
			@RequestParam MultiValueMap<String, String> more);

	@GetExchange("/path/{a}/{b}")
	Mono<String> pathOfMap(@PathVariable Map<String, Object> values);

	@GetExchange(url = "/version", version = "1.2")
	Mono<String> version();

	@DeleteExchange("/note")
	Mono<Note> delete();

	@PutExchange("/note/{id}")
	Mono<Note> put(@PathVariable long id, @RequestBody Note note);

	@PatchExchange("/note/{id}")
	Mono<Note> patch(@PathVariable long id, @RequestBody Note note);

}
