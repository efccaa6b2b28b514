package dev.tandem.autoconfigure.imported;

import dev.tandem.ApiClient;
import reactor.core.publisher.Mono;

import org.springframework.web.service.annotation.GetExchange;

/**
 * Definition of an SDK.
 */
@ApiClient("stock")
public interface StockApi {

	@GetExchange("/stock")
	Mono<String> stock();

}
