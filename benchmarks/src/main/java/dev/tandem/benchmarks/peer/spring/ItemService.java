package dev.tandem.benchmarks.peer.spring;

import java.util.List;

import dev.tandem.benchmarks.peer.Item;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * Spring's HTTP interface in blocking style.
 */
public interface ItemService {

	@GetExchange("/items/{id}")
	Item get(@PathVariable long id, @RequestParam String view);

	@PostExchange("/items")
	Item create(@RequestBody Item item);

	@GetExchange("/items")
	List<Item> list();

	@GetExchange("/content")
	byte[] download();

}
