package dev.tandem.benchmarks.plain;

import dev.tandem.benchmarks.peer.Upstream;
import dev.tandem.benchmarks.peer.tandem.BlockingItemApi;
import dev.tandem.benchmarks.peer.tandem.ItemApi;
import dev.tandem.client.ApiClientFactory;
import dev.tandem.client.ApiClientSettings;

/**
 * Calls through both twins, without Spring Boot.
 */
final class TandemMain {

	private TandemMain() {
	}

	/**
	 * Call, and write what the process needs.
	 * @param args base URL of the server
	 */
	public static void main(String[] args) {
		Footprint footprint = Footprint.begin();
		ApiClientSettings settings = ApiClientSettings.builder("items").baseUrl(args[0]).apiKey(Upstream.KEY).build();
		try (ApiClientFactory items = ApiClientFactory.of(settings)) {
			ItemApi reactive = items.create(ItemApi.class);
			BlockingItemApi blocking = items.create(BlockingItemApi.class);
			footprint.calls(() -> blocking.get(1, "full"));
			footprint.write(reactive);
		}
	}

}
