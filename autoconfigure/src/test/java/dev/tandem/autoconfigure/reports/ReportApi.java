package dev.tandem.autoconfigure.reports;

import dev.tandem.ApiClient;
import dev.tandem.CallTimeout;
import reactor.core.publisher.Mono;

import org.springframework.web.service.annotation.GetExchange;

/**
 * Definition with an operation that may take longer than the others.
 */
@ApiClient("reports")
public interface ReportApi {

	@GetExchange("/reports")
	Mono<String> last();

	@GetExchange("/reports/new")
	@CallTimeout("5m")
	Mono<String> create();

}
