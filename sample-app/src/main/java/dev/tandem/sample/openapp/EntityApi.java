package dev.tandem.sample.openapp;

import dev.tandem.ApiClient;
import dev.tandem.ErrorBody;
import dev.tandem.paging.Paging;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * Entities of an organization, and what can be done with them. An action is a POST, so it
 * is not sent again when it fails.
 */
@ApiClient("openapp")
@HttpExchange
@ErrorBody(status = "4xx", type = OpenAppError.class)
@ErrorBody(status = "5xx", type = OpenAppError.class)
public interface EntityApi {

	@GetExchange("/entities")
	Mono<Page<Entity>> page(@RequestParam int limit, @RequestParam int offset);

	@GetExchange("/entities/{id}")
	Mono<Entity> get(@PathVariable String id);

	/**
	 * Take any action, such as {@code switchable.open}.
	 */
	@PostExchange("/entities/{id}/actions/{actionId}")
	Mono<ActionResult> action(@PathVariable String id, @PathVariable String actionId, @RequestBody Action action);

	/**
	 * All entities, page by page.
	 */
	default Flux<Entity> list() {
		return Paging.byOffset(200, (offset, limit) -> page(limit, offset), Page::items, Page::total);
	}

	default Mono<ActionResult> open(String id) {
		return action(id, "open", Action.plain());
	}

	default Mono<ActionResult> close(String id) {
		return action(id, "close", Action.plain());
	}

	default Mono<ActionResult> on(String id) {
		return action(id, "on", Action.plain());
	}

	default Mono<ActionResult> off(String id) {
		return action(id, "off", Action.plain());
	}

}
