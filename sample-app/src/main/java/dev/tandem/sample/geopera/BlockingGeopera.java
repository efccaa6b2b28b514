package dev.tandem.sample.geopera;

import java.net.URI;
import java.time.Duration;

import dev.tandem.ApiClients;
import dev.tandem.CallOptions;

import org.springframework.stereotype.Component;

/**
 * All of Geopera, blocking.
 *
 * @param clients derives clients
 * @param catalog the catalog
 * @param orders the orders
 * @param billing the credits
 * @param uploads the uploads
 */
@Component
public record BlockingGeopera(ApiClients clients, BlockingCatalogApi catalog, BlockingOrderApi orders,
		BlockingBillingApi billing, BlockingUploadApi uploads) {

	/**
	 * The same with one more header in all calls, on the same connections. This one stays
	 * as it is.
	 * @param name name of the header
	 * @param value its value
	 * @return clients with that header
	 */
	public BlockingGeopera withHeader(String name, String value) {
		return with(CallOptions.none().withHeader(name, value));
	}

	/**
	 * The same with one more cookie in all calls. This one stays as it is.
	 * @param name name of the cookie
	 * @param value its value
	 * @return clients with that cookie
	 */
	public BlockingGeopera withCookie(String name, String value) {
		return with(CallOptions.none().withCookie(name, value));
	}

	/**
	 * The same with another deadline of all calls. This one stays as it is.
	 * @param timeout the time
	 * @return clients with that deadline
	 */
	public BlockingGeopera withTimeout(Duration timeout) {
		return with(CallOptions.none().withTimeout(timeout));
	}

	/**
	 * The same at another address, such as that of a region. This one stays as it is.
	 * @param baseUrl the base URL, which gets the key only if it is of a trusted origin
	 * @return clients with that base URL
	 */
	public BlockingGeopera withBaseUrl(URI baseUrl) {
		return with(CallOptions.none().withBaseUrl(baseUrl));
	}

	private BlockingGeopera with(CallOptions options) {
		return new BlockingGeopera(this.clients, this.clients.with(this.catalog, options),
				this.clients.with(this.orders, options), this.clients.with(this.billing, options),
				this.clients.with(this.uploads, options));
	}

}
