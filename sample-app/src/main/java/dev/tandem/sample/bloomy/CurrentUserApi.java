package dev.tandem.sample.bloomy;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.web.service.annotation.GetExchange;

/**
 * What the definitions inherit: most calls mean the current user unless told otherwise.
 */
public interface CurrentUserApi {

	@GetExchange("/users/mine")
	Mono<CurrentUser> currentUser();

	default Mono<Long> userIdOrMine(@Nullable Long userId) {
		return (userId != null) ? Mono.just(userId) : currentUser().map(CurrentUser::id);
	}

}
