package com.example;

import dev.tandem.ApiClient;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;

@ApiClient("prices")
interface PriceApi {

	@GetExchange("/prices/{id}")
	Mono<Price> get(@PathVariable long id);

}
