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
 * Operations of all the shapes that Spring tests its own HTTP services with, in blocking
 * style.
 */
@ApiClient("notes")
@HttpExchange(url = "${spring.shapes}", accept = "*/*")
interface SpringPlainApi extends SpringPlainBaseApi<String, Integer> {

	@GetExchange("/empty")
	void execute();

	@GetExchange("/note")
	HttpHeaders headers();

	@GetExchange("/text")
	String body();

	@GetExchange("/notes")
	List<Note> bodies();

	@GetExchange("/text")
	ResponseEntity<Void> voidEntity();

	@GetExchange("/text")
	ResponseEntity<String> entity();

	@GetExchange("/notes")
	ResponseEntity<List<Note>> entities();

	@GetExchange("/note")
	Optional<Note> optional();

	@GetExchange("/text")
	CompletableFuture<String> future();

	@GetExchange("/missing")
	String missing();

	@GetExchange("/greeting")
	String attribute(@RequestAttribute String greeting, @RequestAttribute(required = false) @Nullable Integer level);

	@GetExchange("/greetings/{id}")
	String address(@Nullable URI uri, @PathVariable String id);

	@GetExchange("/greeting")
	String factory(UriBuilderFactory factory);

	@GetExchange("/greeting/{id}")
	String factoryWithValues(UriBuilderFactory factory, @PathVariable String id, @RequestParam String param);

	@GetExchange("/greeting")
	String addressBeforeFactory(URI uri, UriBuilderFactory factory);

	@HttpExchange("/method")
	String method(HttpMethod method);

	@GetExchange("/method")
	String methodIfGiven(@Nullable HttpMethod method);

	@PostExchange(url = "/form", contentType = "application/x-www-form-urlencoded")
	void form(@RequestParam MultiValueMap<String, String> params);

	@PostExchange(url = "/form", contentType = "application/x-www-form-urlencoded")
	void formOfValues(@RequestParam String param1, @RequestParam String param2);

	@PostExchange("/multipart")
	void multipart(MultipartFile file, @RequestPart String anotherPart);

	@PostExchange("/multipart")
	void parts(@RequestPart String part1, @RequestPart HttpEntity<String> part2, @RequestPart String part3);

	@PostExchange("/body")
	String send(@RequestBody(required = false) @Nullable String body);

	@PostExchange("/body")
	String sendLater(@RequestBody Note body);

	@PostExchange(url = "/body", contentType = "application/json")
	String sendMany(@RequestBody List<Note> body);

	@PostExchange("/body")
	String sendAdapted(@RequestBody Single<Note> body);

	@GetExchange("/header")
	String header(@RequestHeader String id);

	@GetExchange("/header")
	String headerOfObject(@RequestHeader("X-Id") Object id);

	@GetExchange("/header")
	String headerOfList(@RequestHeader("X-Id") List<Object> ids);

	@GetExchange("/header")
	String headerOfArray(@RequestHeader("X-Id") Object... ids);

	@GetExchange("/header")
	String headerOfOptional(@RequestHeader("X-Id") Optional<Object> id);

	@GetExchange("/header")
	String headerByDefault(@RequestHeader(name = "X-Id", defaultValue = "default") Optional<Object> id);

	@GetExchange("/header")
	String headersOfMap(@RequestHeader Map<String, Optional<String>> values);

	@GetExchange("/header")
	String headersOfManyValues(@RequestHeader MultiValueMap<String, String> values);

	@GetExchange("/cookie")
	String cookies(@CookieValue String id, @CookieValue("other") List<Integer> others,
			@CookieValue Map<String, String> more);

	@GetExchange("/query")
	String query(@RequestParam @DateTimeFormat(pattern = "yyyy-MM-dd") LocalDate day, @RequestParam Object value,
			@RequestParam(name = "renamed") String name, @RequestParam(required = false) @Nullable String absent,
			@RequestParam(defaultValue = "default") @Nullable String given);

	@GetExchange("/query")
	String queryOfMaps(@RequestParam Map<String, Optional<String>> values,
			@RequestParam MultiValueMap<String, String> more);

	@GetExchange("/path/{a}/{b}")
	String pathOfMap(@PathVariable Map<String, Object> values);

	@GetExchange(url = "/version", version = "1.2")
	String version();

	@DeleteExchange("/note")
	@Nullable Note delete();

	@PutExchange("/note/{id}")
	@Nullable Note put(@PathVariable long id, @RequestBody Note note);

	@PatchExchange("/note/{id}")
	@Nullable Note patch(@PathVariable long id, @RequestBody Note note);

}
