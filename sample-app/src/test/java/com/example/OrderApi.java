package com.example;

import dev.tandem.ApiClient;
import reactor.core.publisher.Mono;

import org.springframework.security.oauth2.client.annotation.ClientRegistrationId;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;

@ApiClient("orders")
@ClientRegistrationId("shop")
interface OrderApi {

	@GetExchange("/orders/{id}")
	Mono<Order> get(@PathVariable long id);

}
