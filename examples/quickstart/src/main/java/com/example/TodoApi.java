package com.example;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tandem.ApiClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

@ApiClient("bloomy")
@HttpExchange("/todo")
public interface TodoApi {

	@GetExchange("/{id}")
	Mono<Todo> get(@PathVariable long id);

	@GetExchange("/user/{userId}")
	Flux<Todo> list(@PathVariable long userId);

	record Todo(@JsonProperty("Id") long id, @JsonProperty("Name") String title) {
	}

}
