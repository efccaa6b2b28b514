package dev.tandem.sample.openapp;

import dev.tandem.ApiClient;
import dev.tandem.ErrorBody;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * Users.
 */
@ApiClient("openapp")
@HttpExchange
@ErrorBody(status = "4xx", type = OpenAppError.class)
@ErrorBody(status = "5xx", type = OpenAppError.class)
public interface UserApi {

	@GetExchange("/users/search")
	Mono<Page<User>> search(@RequestParam("q") String part, @RequestParam int limit, @RequestParam int offset);

	@GetExchange("/users/{id}")
	Mono<User> get(@PathVariable String id);

	@PostExchange("/users")
	Mono<User> create(@RequestBody NewUser user);

}
