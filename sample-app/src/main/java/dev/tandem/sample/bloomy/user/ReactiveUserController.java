package dev.tandem.sample.bloomy.user;

import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The current user, by the reactive twin.
 */
@RestController
@RequestMapping("/reactive/me")
class ReactiveUserController {

	private final UserApi users;

	ReactiveUserController(UserApi users) {
		this.users = users;
	}

	@GetMapping
	Mono<UserDetails> me() {
		return this.users.me();
	}

}
