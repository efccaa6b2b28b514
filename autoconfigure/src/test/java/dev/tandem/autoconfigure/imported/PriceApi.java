package dev.tandem.autoconfigure.imported;

import dev.tandem.ApiClient;

import org.springframework.web.service.annotation.GetExchange;

/**
 * A definition in blocking style.
 */
@ApiClient("stock")
public interface PriceApi {

	@GetExchange("/price")
	String price();

	default String loud() {
		return price() + "!";
	}

}
