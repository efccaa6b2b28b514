package dev.tandem.sample.geopera;

import dev.tandem.ApiClient;
import dev.tandem.ApiResult;
import dev.tandem.CallOptions;
import dev.tandem.ErrorBody;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * Credits.
 */
@ApiClient("geopera")
@HttpExchange("/v1/op")
@ErrorBody(status = "422", type = ValidationError.class)
public interface BillingApi {

	@PostExchange("/billing.topup")
	Mono<ApiResult<TopupReceipt>> topupDetailed(@RequestBody Topup topup, CallOptions options);

	/**
	 * Buy credits. The same key and the same amount are the same purchase, however often
	 * they are sent.
	 */
	default Mono<Outcome<TopupReceipt>> topup(Topup topup, String idempotencyKey) {
		return topupDetailed(topup, CallOptions.none().withIdempotencyKey(idempotencyKey)).map(Outcome::of);
	}

}
