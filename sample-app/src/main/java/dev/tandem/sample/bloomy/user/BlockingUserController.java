package dev.tandem.sample.bloomy.user;

import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The current user, by the blocking twin.
 */
@RestController
@RequestMapping("/blocking/me")
class BlockingUserController {

	private final BlockingUserApi users;

	BlockingUserController(BlockingUserApi users) {
		this.users = users;
	}

	@GetMapping
	@Nullable UserDetails me() {
		return this.users.me();
	}

}
