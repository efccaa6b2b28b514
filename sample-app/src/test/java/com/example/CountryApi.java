package com.example;

import dev.tandem.ApiClient;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;

@ApiClient("countries")
interface CountryApi {

	@GetExchange("/countries/{id}")
	Mono<Country> get(@PathVariable long id);

}
