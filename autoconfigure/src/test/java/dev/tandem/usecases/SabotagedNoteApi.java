package dev.tandem.usecases;

import dev.tandem.ApiClient;
import dev.tandem.TransferListener;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * An API whose types and default methods may throw.
 */
@ApiClient("notes")
@HttpExchange("/notes")
interface SabotagedNoteApi {

	@GetExchange("/{id}")
	Mono<SabotagedNote> get(@PathVariable String id);

	@GetExchange
	Flux<SabotagedNote> list();

	@GetExchange
	Mono<ResponseEntity<Flux<SabotagedNote>>> listEntity();

	@GetExchange(url = "/lines", accept = MediaType.APPLICATION_NDJSON_VALUE)
	Flux<SabotagedNote> lines();

	@GetExchange(url = "/events", accept = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<SabotagedNote> events();

	@PostExchange
	Mono<SabotagedNote> create(@RequestBody SabotagedNote note);

	@PostExchange(contentType = MediaType.APPLICATION_NDJSON_VALUE)
	Mono<SabotagedNote> createAll(@RequestBody Flux<SabotagedNote> notes);

	@PostExchange
	Mono<SabotagedNote> upload(@RequestBody Flux<DataBuffer> content, @Nullable TransferListener listener);

	@GetExchange("/broken")
	Mono<BrokenNote> broken();

	@GetExchange("/broken")
	Mono<OtherBrokenNote> brokenElsewhere();

	default Mono<SabotagedNote> fallible() {
		return Sabotage.at("default method", get("1"));
	}

	default Mono<Integer> mapped() {
		return get("1").map((note) -> Sabotage.at("map", note.getId()));
	}

	default Mono<Integer> chained() {
		return get("1").flatMap((note) -> Sabotage.at("flatMap", get("2"))).map(SabotagedNote::getId);
	}

	default Mono<Integer> zipped() {
		return Mono.zip(get("1"), get("2")).map((notes) -> Sabotage.at("zip", notes.getT1().getId()));
	}

	default Mono<Integer> after() {
		return get("1").then(Mono.defer(() -> Sabotage.at("then", get("2")))).map(SabotagedNote::getId);
	}

	default Mono<Integer> elsewhere() {
		return get("1").publishOn(Schedulers.parallel()).map((note) -> Sabotage.at("publishOn", note.getId()));
	}

	default Flux<Integer> each() {
		return list().map((note) -> Sabotage.at("map of elements", note.getId()));
	}

	default Flux<Integer> eachChained() {
		return list().flatMap((note) -> get("2").map((other) -> Sabotage.at("flatMap of elements", other.getId())));
	}

	/**
	 * A class that cannot be initialised.
	 *
	 * @param id its number
	 */
	record BrokenNote(int id) {

		static final int ZERO = Integer.parseInt("sabotage");

	}

	/**
	 * Another, since the first failure of a class differs from the later ones.
	 *
	 * @param id its number
	 */
	record OtherBrokenNote(int id) {

		static final int ZERO = Integer.parseInt("sabotage");

	}

}
