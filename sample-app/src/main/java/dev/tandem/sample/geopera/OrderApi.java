package dev.tandem.sample.geopera;

import java.util.List;

import dev.tandem.ApiClient;
import dev.tandem.ApiResult;
import dev.tandem.CallOptions;
import dev.tandem.ErrorBody;
import dev.tandem.Idempotent;
import dev.tandem.bulk.Bulk;
import dev.tandem.bulk.BulkResult;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * Orders of images that are still to be taken.
 */
@ApiClient("geopera")
@HttpExchange("/v1/op")
@ErrorBody(status = "422", type = ValidationError.class)
public interface OrderApi {

	@PostExchange("/orders.tasking.estimate")
	@Idempotent
	Mono<ApiResult<TaskingEstimate>> estimateTaskingDetailed(@RequestBody TaskingRequest request);

	@PostExchange("/orders.tasking.place")
	Mono<ApiResult<TaskingOrder>> placeTaskingDetailed(@RequestBody TaskingRequest request, CallOptions options);

	default Mono<Outcome<TaskingEstimate>> estimateTasking(TaskingRequest request) {
		return estimateTaskingDetailed(request).map(Outcome::of);
	}

	/**
	 * Estimate many, eight at a time. One that fails does not end the others.
	 */
	default Mono<BulkResult<TaskingRequest, Outcome<TaskingEstimate>>> estimateTaskings(List<TaskingRequest> requests) {
		return Bulk.of(requests).concurrency(8).call(this::estimateTasking);
	}

	/**
	 * Place an order. The same key and the same request are the same order, however often
	 * they are sent.
	 */
	default Mono<Outcome<TaskingOrder>> placeTasking(TaskingRequest request, String idempotencyKey) {
		return placeTaskingDetailed(request, CallOptions.none().withIdempotencyKey(idempotencyKey)).map(Outcome::of);
	}

}
