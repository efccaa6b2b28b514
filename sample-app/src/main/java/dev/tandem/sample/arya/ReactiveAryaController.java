package dev.tandem.sample.arya;

import java.util.Map;

import dev.tandem.ApiClients;
import dev.tandem.GenericClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * The API of cats, without a definition, reactive.
 */
@RestController
@RequestMapping("/reactive/arya")
class ReactiveAryaController {

	private final GenericClient arya;

	ReactiveAryaController(ApiClients clients) {
		this.arya = clients.client("arya").withErrorBody("4xx", NoCat.class);
	}

	@GetMapping("/cats")
	Flux<Cat> list() {
		return this.arya.get("/cats").list(Cat.class);
	}

	@GetMapping("/cats/{name}")
	Mono<Cat> get(@PathVariable String name) {
		return this.arya.get("/cats/{name}", name).retrieve(Cat.class);
	}

	@PostMapping("/cats")
	@ResponseStatus(HttpStatus.CREATED)
	Mono<Cat> create(@RequestBody Cat cat) {
		return this.arya.post("/cats").body(cat).retrieve(Cat.class);
	}

	@PatchMapping("/cats/{name}")
	Mono<Cat> change(@PathVariable String name, @RequestBody Map<String, Integer> changes) {
		return this.arya.patch("/cats/{name}", name).body(changes).retrieve(Cat.class);
	}

	@DeleteMapping("/cats/{name}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	Mono<Void> delete(@PathVariable String name) {
		return this.arya.delete("/cats/{name}", name).send();
	}

	@PostMapping("/files")
	@ResponseStatus(HttpStatus.CREATED)
	Mono<StoredFile> upload(MultipartFile file) {
		return this.arya.post("/files").part("file", file.getResource()).retrieve(StoredFile.class);
	}

}
