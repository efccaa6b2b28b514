package dev.tandem.autoconfigure.imported;

import java.util.List;

import dev.tandem.ApiClient;

import org.springframework.web.service.annotation.GetExchange;

/**
 * A definition that extends another, whose client is added after its own.
 */
@ApiClient("stock")
public interface AllPricesApi extends PriceApi {

	@GetExchange("/prices")
	List<String> prices();

}
