package dev.tandem.sample.openapp;

import java.util.concurrent.atomic.AtomicLong;

import dev.tandem.TransferListener.Direction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * OpenApp, by the reactive twins.
 */
@RestController
@RequestMapping("/reactive/openapp")
class ReactiveOpenAppController {

	private final OpenApp openApp;

	ReactiveOpenAppController(OpenApp openApp) {
		this.openApp = openApp;
	}

	@GetMapping("/status")
	Mono<Status> status() {
		return this.openApp.status().get();
	}

	@GetMapping("/orgs")
	Flux<Org> orgs() {
		return this.openApp.orgs().list();
	}

	@GetMapping("/orgs/{id}")
	Mono<Org> org(@PathVariable String id) {
		return this.openApp.orgs().get(id);
	}

	@PostMapping("/orgs")
	@ResponseStatus(HttpStatus.CREATED)
	Mono<Org> create(@RequestBody NewOrg org) {
		return this.openApp.orgs().create(org);
	}

	@GetMapping("/users")
	Mono<Page<User>> users(@RequestParam String q, @RequestParam(defaultValue = "50") int limit,
			@RequestParam(defaultValue = "0") int offset) {
		return this.openApp.users().search(q, limit, offset);
	}

	@GetMapping("/users/{id}")
	Mono<User> user(@PathVariable String id) {
		return this.openApp.users().get(id);
	}

	@PostMapping("/users")
	@ResponseStatus(HttpStatus.CREATED)
	Mono<User> create(@RequestBody NewUser user) {
		return this.openApp.users().create(user);
	}

	@GetMapping("/orgs/{org}/devices")
	Flux<Device> devices(@PathVariable String org) {
		return this.openApp.withOrg(org).devices().list();
	}

	@GetMapping("/devices/{id}")
	Mono<Device> device(@PathVariable String id) {
		return this.openApp.devices().get(id);
	}

	@PostMapping("/devices/{id}/image")
	Mono<Uploaded> upload(@PathVariable String id, MultipartFile file) {
		AtomicLong sent = new AtomicLong();
		Mono<Device> device = this.openApp.devices().uploadImage(id, Images.of(file), (direction, bytes, total) -> {
			if (direction == Direction.UPLOAD) {
				sent.set(bytes);
			}
		});
		return device.map((held) -> new Uploaded(held, sent.get()));
	}

	@GetMapping("/orgs/{org}/entities")
	Flux<Entity> entities(@PathVariable String org) {
		return this.openApp.withOrg(org).entities().list();
	}

	@GetMapping("/entities/{id}")
	Mono<Entity> entity(@PathVariable String id) {
		return this.openApp.entities().get(id);
	}

	@PostMapping("/entities/{id}/actions/{actionId}")
	Mono<ActionResult> action(@PathVariable String id, @PathVariable String actionId, @RequestBody Action action) {
		return this.openApp.entities().action(id, actionId, action);
	}

	@GetMapping("/api-keys")
	Flux<ApiKey> apiKeys() {
		return this.openApp.apiKeys().list();
	}

	@PostMapping("/api-keys")
	@ResponseStatus(HttpStatus.CREATED)
	Mono<ApiKey> create(@RequestBody NewApiKey key) {
		return this.openApp.apiKeys().create(key);
	}

	@DeleteMapping("/api-keys/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	Mono<Void> revoke(@PathVariable String id) {
		return this.openApp.apiKeys().revoke(id);
	}

}
