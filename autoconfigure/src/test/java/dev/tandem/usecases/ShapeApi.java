package dev.tandem.usecases;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.ApiClient;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/**
 * Operations of many shapes, for a comparison with Spring's own proxy.
 */
@ApiClient("notes")
@HttpExchange(url = "/shapes", accept = "application/json", headers = "X-Static=fixed")
interface ShapeApi {

	@GetExchange("/plain")
	Mono<Note> plain();

	@GetExchange("/{text}/{number}/{id}")
	Mono<Note> path(@PathVariable String text, @PathVariable long number, @PathVariable("id") UUID uuid);

	@GetExchange("/{day}?fixed=1")
	Mono<Note> dates(@PathVariable LocalDate day,
			@RequestParam @DateTimeFormat(pattern = "dd.MM.yyyy") LocalDate until);

	@GetExchange("/query")
	Mono<Note> query(@RequestParam String text, @RequestParam("n") int number, @RequestParam Level level,
			@RequestParam boolean done);

	@GetExchange("/optional")
	Mono<Note> optional(@RequestParam @Nullable String text, @RequestParam(required = false) @Nullable Integer number,
			@RequestParam Optional<String> other, @RequestParam(defaultValue = "basic") @Nullable String view);

	@GetExchange("/sometimes/{id}")
	Mono<Note> sometimes(@PathVariable int id, @RequestParam(required = false) @Nullable String text);

	@GetExchange("/same")
	Mono<Note> same(@RequestParam("a") String first, @RequestParam("a") String second);

	@GetExchange("/odd")
	Mono<Note> odd(@RequestParam("a b[]") String text, @RequestParam("d.e-f_g") String other);

	@GetExchange("/{a}")
	Mono<Note> both(@PathVariable String a, @RequestParam("a") String query);

	@GetExchange("/list")
	Flux<Note> list(@RequestParam List<Integer> ids);

	@GetExchange("/elements")
	Flux<Note> elements(@RequestParam int count);

	@GetExchange("/header/{id}")
	Mono<Note> header(@PathVariable int id, @RequestHeader("X-Text") String text, @CookieValue("c") String cookie);

	@GetExchange("/entity/{id}")
	Mono<ResponseEntity<Note>> entity(@PathVariable int id);

	@GetExchange("/headers/{id}")
	Mono<HttpHeaders> headers(@PathVariable int id);

	@GetExchange("/text/{id}")
	Mono<String> text(@PathVariable int id);

	@GetExchange("/bytes/{id}")
	Mono<byte[]> bytes(@PathVariable int id);

	@DeleteExchange("/{id}")
	Mono<Void> delete(@PathVariable int id);

	@DeleteExchange("/all/{id}")
	Flux<Void> deleteAll(@PathVariable int id);

	@GetExchange(url = "/version/{id}", version = "3")
	Mono<Note> versioned(@PathVariable int id);

	@PostExchange(url = "/{id}", contentType = "application/json")
	Mono<Note> create(@PathVariable int id, @RequestBody Note note);

	@PutExchange("/{id}")
	Mono<Note> put(@PathVariable int id, @RequestParam String text);

	@PostExchange(url = "/form", contentType = "application/x-www-form-urlencoded")
	Mono<Note> form(@RequestParam String text, @RequestParam int number);

	/**
	 * Written in lower case by nobody.
	 */
	enum Level {

		LOW, HIGH

	}

}
