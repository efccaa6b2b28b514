package dev.tandem.sample.bloomy.user;

import dev.tandem.ApiClient;
import dev.tandem.sample.bloomy.CurrentUserApi;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * Users of Bloom Growth.
 */
@ApiClient("bloomy")
@HttpExchange
public interface UserApi extends CurrentUserApi {

	@GetExchange("/users/{id}")
	Mono<User> get(@PathVariable long id);

	@GetExchange("/users/{id}/directreports")
	Flux<User> directReports(@PathVariable long id);

	@GetExchange("/users/{id}/seats")
	Flux<Seat> seats(@PathVariable long id);

	@GetExchange("/search/user")
	Flux<SearchResult> search(@RequestParam String term);

	@GetExchange("/search/all")
	Flux<SearchResult> searchAll(@RequestParam String term);

	default Flux<Seat.Position> positions(long id) {
		return seats(id).map((seat) -> seat.group().position());
	}

	/**
	 * A user and, as far as they are asked for, direct reports and positions, all fetched
	 * at once.
	 */
	default Mono<UserDetails> details(long id, boolean includeDirectReports, boolean includePositions) {
		Flux<User> directReports = includeDirectReports ? directReports(id) : Flux.empty();
		Flux<Seat.Position> positions = includePositions ? positions(id) : Flux.empty();
		return Mono.zip(get(id), directReports.collectList(), positions.collectList())
			.map((parts) -> UserDetails.of(parts.getT1(), parts.getT2(), parts.getT3()));
	}

	/**
	 * The current user with direct reports and positions.
	 */
	default Mono<UserDetails> me() {
		return currentUser().flatMap((user) -> details(user.id(), true, true));
	}

	/**
	 * All users of the organization.
	 */
	default Flux<SearchResult> list(boolean includePlaceholders) {
		return searchAll("%").filter(SearchResult::isUser)
			.filter((user) -> includePlaceholders || !user.isPlaceholder());
	}

}
