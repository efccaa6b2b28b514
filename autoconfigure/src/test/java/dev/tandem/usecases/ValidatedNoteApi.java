package dev.tandem.usecases;

import java.util.List;
import java.util.Map;

import dev.tandem.ApiClient;
import dev.tandem.ApiResult;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * An API whose definition says what is valid.
 */
@ApiClient("notes")
@HttpExchange("/valid")
interface ValidatedNoteApi {

	@Valid
	@GetExchange("/{id}")
	Mono<Draft> get(@PathVariable @Size(max = 3) String id);

	@GetExchange("/{id}")
	Mono<Draft> unchecked(@PathVariable String id);

	@GetExchange
	Flux<@Valid Draft> list();

	@GetExchange
	Mono<List<@Valid Draft>> all();

	@GetExchange
	Mono<Map<String, @Valid Draft>> byName();

	@GetExchange
	Mono<ResponseEntity<@Valid Draft>> entity();

	@GetExchange
	Mono<ApiResult<@Valid Draft>> result();

	@PostExchange
	Mono<Draft> create(@Valid @NotNull @RequestBody Draft draft);

	default Mono<Draft> first(@Max(3) int count, @NotBlank @RequestParam String name) {
		return get(name.repeat(count));
	}

	/**
	 * A note that may be wrong.
	 *
	 * @param text what it says
	 * @param tags words that describe it
	 * @param links other notes by their names
	 */
	record Draft(@NotBlank String text, List<@NotBlank String> tags, Map<String, @Valid Draft> links) {

		static final Draft GOOD = new Draft("text", List.of("tag"), Map.of());

		static final Draft BAD = new Draft(" ", List.of("tag", ""), Map.of());

	}

}
