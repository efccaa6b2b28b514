package dev.tandem.benchmarks.peer.feign;

import java.util.List;

import dev.tandem.benchmarks.peer.Item;
import feign.Headers;
import feign.Param;
import feign.RequestLine;

/**
 * The API as Feign has it.
 */
interface ItemClient {

	@RequestLine("GET /items/{id}?view={view}")
	Item get(@Param("id") long id, @Param("view") String view);

	@RequestLine("POST /items")
	@Headers("Content-Type: application/json")
	Item create(Item item);

	@RequestLine("GET /items")
	List<Item> list();

	@RequestLine("GET /content")
	byte[] download();

}
