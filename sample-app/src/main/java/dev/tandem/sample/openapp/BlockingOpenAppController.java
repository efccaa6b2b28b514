package dev.tandem.sample.openapp;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import dev.tandem.TransferListener.Direction;
import org.jspecify.annotations.Nullable;

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
 * OpenApp, by the blocking twins.
 */
@RestController
@RequestMapping("/blocking/openapp")
class BlockingOpenAppController {

	private final BlockingOpenApp openApp;

	BlockingOpenAppController(BlockingOpenApp openApp) {
		this.openApp = openApp;
	}

	@GetMapping("/status")
	@Nullable Status status() {
		return this.openApp.status().get();
	}

	@GetMapping("/orgs")
	List<Org> orgs() {
		return this.openApp.orgs().list();
	}

	@GetMapping("/orgs/{id}")
	@Nullable Org org(@PathVariable String id) {
		return this.openApp.orgs().get(id);
	}

	@PostMapping("/orgs")
	@ResponseStatus(HttpStatus.CREATED)
	@Nullable Org create(@RequestBody NewOrg org) {
		return this.openApp.orgs().create(org);
	}

	@GetMapping("/users")
	@Nullable Page<User> users(@RequestParam String q, @RequestParam(defaultValue = "50") int limit,
			@RequestParam(defaultValue = "0") int offset) {
		return this.openApp.users().search(q, limit, offset);
	}

	@GetMapping("/users/{id}")
	@Nullable User user(@PathVariable String id) {
		return this.openApp.users().get(id);
	}

	@PostMapping("/users")
	@ResponseStatus(HttpStatus.CREATED)
	@Nullable User create(@RequestBody NewUser user) {
		return this.openApp.users().create(user);
	}

	@GetMapping("/orgs/{org}/devices")
	List<Device> devices(@PathVariable String org) {
		return this.openApp.withOrg(org).devices().list();
	}

	@GetMapping("/devices/{id}")
	@Nullable Device device(@PathVariable String id) {
		return this.openApp.devices().get(id);
	}

	@PostMapping("/devices/{id}/image")
	Uploaded upload(@PathVariable String id, MultipartFile file) {
		AtomicLong sent = new AtomicLong();
		Device device = this.openApp.devices().uploadImage(id, Images.of(file), (direction, bytes, total) -> {
			if (direction == Direction.UPLOAD) {
				sent.set(bytes);
			}
		});
		return new Uploaded(device, sent.get());
	}

	@GetMapping("/orgs/{org}/entities")
	List<Entity> entities(@PathVariable String org) {
		return this.openApp.withOrg(org).entities().list();
	}

	@GetMapping("/entities/{id}")
	@Nullable Entity entity(@PathVariable String id) {
		return this.openApp.entities().get(id);
	}

	@PostMapping("/entities/{id}/actions/{actionId}")
	@Nullable ActionResult action(@PathVariable String id, @PathVariable String actionId, @RequestBody Action action) {
		return this.openApp.entities().action(id, actionId, action);
	}

	@GetMapping("/api-keys")
	List<ApiKey> apiKeys() {
		return this.openApp.apiKeys().list();
	}

	@PostMapping("/api-keys")
	@ResponseStatus(HttpStatus.CREATED)
	@Nullable ApiKey create(@RequestBody NewApiKey key) {
		return this.openApp.apiKeys().create(key);
	}

	@DeleteMapping("/api-keys/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void revoke(@PathVariable String id) {
		this.openApp.apiKeys().revoke(id);
	}

}
