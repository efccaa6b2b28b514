package dev.tandem.sample.geopera;

import java.util.List;

import dev.tandem.sample.geopera.CatalogPage.CatalogItem;
import org.jspecify.annotations.Nullable;

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
 * Geopera, by the blocking twins.
 */
@RestController
@RequestMapping("/blocking/geopera")
class BlockingGeoperaController {

	private final BlockingGeopera geopera;

	BlockingGeoperaController(BlockingGeopera geopera) {
		this.geopera = geopera;
	}

	@PostMapping("/catalog/search")
	ResponseEntity<Object> search(@RequestBody CatalogSearch search) {
		return Responses.of(this.geopera.catalog().search(search), HttpStatus.OK);
	}

	@GetMapping("/catalog/items")
	List<CatalogItem> items(@RequestParam String collection, @RequestParam(defaultValue = "10") int pageSize) {
		return this.geopera.catalog().searchAll(CatalogSearch.of(collection).withLimit(pageSize));
	}

	/**
	 * Estimate many at the same time.
	 */
	@PostMapping("/tasking/estimates")
	List<Estimate> estimates(@RequestBody List<TaskingRequest> requests) {
		return Estimate.listOf(this.geopera.orders().estimateTaskings(requests));
	}

	@PostMapping("/tasking/orders")
	ResponseEntity<Object> place(@RequestBody TaskingRequest request,
			@RequestHeader("Idempotency-Key") String idempotencyKey) {
		return Responses.of(this.geopera.orders().placeTasking(request, idempotencyKey), HttpStatus.ACCEPTED);
	}

	@PostMapping("/billing/topups")
	ResponseEntity<Object> topup(@RequestBody Topup topup, @RequestHeader("Idempotency-Key") String idempotencyKey) {
		return Responses.of(this.geopera.billing().topup(topup, idempotencyKey), HttpStatus.CREATED);
	}

	@PostMapping("/uploads")
	@Nullable UploadState upload(@RequestParam String projectId, MultipartFile file) {
		return this.geopera.uploads().upload(new NewUpload(projectId, file.getSize()), file.getResource(), null);
	}

}
