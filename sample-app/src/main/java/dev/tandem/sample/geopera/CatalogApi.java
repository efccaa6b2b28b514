package dev.tandem.sample.geopera;

import dev.tandem.ApiClient;
import dev.tandem.ApiResult;
import dev.tandem.ErrorBody;
import dev.tandem.Idempotent;
import dev.tandem.paging.Paging;
import dev.tandem.sample.geopera.CatalogPage.CatalogItem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * The catalog.
 */
@ApiClient("geopera")
@HttpExchange("/v1/op")
@ErrorBody(status = "422", type = ValidationError.class)
public interface CatalogApi {

	/**
	 * A page, with status and headers, or the exception that it failed with.
	 */
	@PostExchange("/catalog.search")
	@Idempotent
	Mono<ApiResult<CatalogPage>> searchDetailed(@RequestBody CatalogSearch search);

	/**
	 * A page, as the bytes that came.
	 */
	@PostExchange("/catalog.search")
	@Idempotent
	Mono<ResponseEntity<byte[]>> searchRaw(@RequestBody CatalogSearch search);

	/**
	 * A page, or why there is none.
	 */
	default Mono<Outcome<CatalogPage>> search(CatalogSearch search) {
		return searchDetailed(search).map(Outcome::of);
	}

	/**
	 * All items, page by page. What is refused is an exception here, after the items
	 * before it.
	 */
	default Flux<CatalogItem> searchAll(CatalogSearch search) {
		return Paging.byToken((next) -> searchDetailed(search.withNext(next)).mapNotNull(ApiResult::orElseThrow),
				CatalogPage::features, CatalogPage::next);
	}

}
