package com.example;

import dev.tandem.ApiClient;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.PostExchange;

@ApiClient("payments")
interface PaymentApi {

	@PostExchange("/payments")
	Mono<Payment> pay(@RequestBody Payment payment);

}
