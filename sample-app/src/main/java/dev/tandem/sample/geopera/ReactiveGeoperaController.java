package dev.tandem.sample.geopera;

import java.util.List;

import dev.tandem.sample.geopera.CatalogPage.CatalogItem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * Geopera, by the reactive twins.
 */
@RestController
@RequestMapping("/reactive/geopera")
class ReactiveGeoperaController {

	private final Geopera geopera;

	ReactiveGeoperaController(Geopera geopera) {
		this.geopera = geopera;
	}

	@PostMapping("/catalog/search")
	Mono<ResponseEntity<Object>> search(@RequestBody CatalogSearch search) {
		return this.geopera.catalog().search(search).map((outcome) -> Responses.of(outcome, HttpStatus.OK));
	}

	@GetMapping("/catalog/items")
	Flux<CatalogItem> items(@RequestParam String collection, @RequestParam(defaultValue = "10") int pageSize) {
		return this.geopera.catalog().searchAll(CatalogSearch.of(collection).withLimit(pageSize));
	}

	/**
	 * Estimate many at the same time.
	 */
	@PostMapping("/tasking/estimates")
	Mono<List<Estimate>> estimates(@RequestBody List<TaskingRequest> requests) {
		return this.geopera.orders().estimateTaskings(requests).map(Estimate::listOf);
	}

	@PostMapping("/tasking/orders")
	Mono<ResponseEntity<Object>> place(@RequestBody TaskingRequest request,
			@RequestHeader("Idempotency-Key") String idempotencyKey) {
		return this.geopera.orders()
			.placeTasking(request, idempotencyKey)
			.map((outcome) -> Responses.of(outcome, HttpStatus.ACCEPTED));
	}

	@PostMapping("/billing/topups")
	Mono<ResponseEntity<Object>> topup(@RequestBody Topup topup,
			@RequestHeader("Idempotency-Key") String idempotencyKey) {
		return this.geopera.billing()
			.topup(topup, idempotencyKey)
			.map((outcome) -> Responses.of(outcome, HttpStatus.CREATED));
	}

	@PostMapping("/uploads")
	Mono<UploadState> upload(@RequestParam String projectId, MultipartFile file) {
		return this.geopera.uploads().upload(new NewUpload(projectId, file.getSize()), file.getResource(), null);
	}

}
