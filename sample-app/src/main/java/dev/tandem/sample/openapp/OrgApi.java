package dev.tandem.sample.openapp;

import dev.tandem.ApiClient;
import dev.tandem.ErrorBody;
import dev.tandem.paging.Paging;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * Organizations.
 */
@ApiClient("openapp")
@HttpExchange
@ErrorBody(status = "4xx", type = OpenAppError.class)
@ErrorBody(status = "5xx", type = OpenAppError.class)
public interface OrgApi {

	@GetExchange("/orgs")
	Mono<Page<Org>> page(@RequestParam int limit, @RequestParam int offset,
			@RequestParam(name = "include_deleted", required = false) @Nullable Boolean includeDeleted);

	@GetExchange("/orgs/{id}")
	Mono<Org> get(@PathVariable String id);

	@PostExchange("/orgs")
	Mono<Org> create(@RequestBody NewOrg org);

	/**
	 * All organizations, page by page.
	 */
	default Flux<Org> list() {
		return Paging.byOffset(200, (offset, limit) -> page(limit, offset, null), Page::items, Page::total);
	}

}
