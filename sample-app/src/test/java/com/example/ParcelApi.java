package com.example;

import dev.tandem.ApiClient;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;

@ApiClient("parcels")
interface ParcelApi {

	@GetExchange("/parcels/{id}")
	Mono<Parcel> get(@PathVariable long id);

}
