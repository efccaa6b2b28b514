package dev.tandem.sample.openapp;

import dev.tandem.ApiClient;
import dev.tandem.ErrorBody;
import reactor.core.publisher.Mono;

import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * Whether OpenApp is there, and which it is.
 */
@ApiClient("openapp")
@HttpExchange
@ErrorBody(status = "4xx", type = OpenAppError.class)
@ErrorBody(status = "5xx", type = OpenAppError.class)
public interface StatusApi {

	@GetExchange("/status")
	Mono<Status> get();

}
