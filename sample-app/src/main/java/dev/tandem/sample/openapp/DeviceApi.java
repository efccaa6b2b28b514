package dev.tandem.sample.openapp;

import dev.tandem.ApiClient;
import dev.tandem.ErrorBody;
import dev.tandem.TransferListener;
import dev.tandem.paging.Paging;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.Resource;
import org.springframework.http.HttpEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * Devices of an organization: call it on a client for one, as {@link OpenApp#withOrg}
 * makes.
 */
@ApiClient("openapp")
@HttpExchange
@ErrorBody(status = "4xx", type = OpenAppError.class)
@ErrorBody(status = "5xx", type = OpenAppError.class)
public interface DeviceApi {

	@GetExchange("/devices")
	Mono<Page<Device>> page(@RequestParam int limit, @RequestParam int offset);

	@GetExchange("/devices/{id}")
	Mono<Device> get(@PathVariable String id);

	/**
	 * Set the image of a device: JPEG, PNG or WebP, as its headers say.
	 */
	@PostExchange("/devices/{id}/image")
	Mono<Device> uploadImage(@PathVariable String id, @RequestPart HttpEntity<Resource> file,
			@Nullable TransferListener progress);

	/**
	 * Set the image of a device to a file, whose name says which type it is.
	 */
	default Mono<Device> uploadImage(String id, Resource file, @Nullable TransferListener progress) {
		return uploadImage(id, new HttpEntity<>(file), progress);
	}

	/**
	 * All devices, page by page.
	 */
	default Flux<Device> list() {
		return list(200);
	}

	/**
	 * All devices, with so many on a page.
	 */
	default Flux<Device> list(int pageSize) {
		return Paging.byOffset(pageSize, (offset, limit) -> page(limit, offset), Page::items, Page::total);
	}

}
