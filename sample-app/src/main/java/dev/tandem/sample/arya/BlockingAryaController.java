package dev.tandem.sample.arya;

import java.util.List;
import java.util.Map;

import dev.tandem.ApiClients;
import dev.tandem.GenericClient;
import org.jspecify.annotations.Nullable;

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
 * The API of cats, without a definition, blocking.
 */
@RestController
@RequestMapping("/blocking/arya")
class BlockingAryaController {

	private final GenericClient arya;

	BlockingAryaController(ApiClients clients) {
		this.arya = clients.client("arya").withErrorBody("4xx", NoCat.class);
	}

	@GetMapping("/cats")
	List<Cat> list() {
		return this.arya.get("/cats").blocking().list(Cat.class);
	}

	@GetMapping("/cats/{name}")
	@Nullable Cat get(@PathVariable String name) {
		return this.arya.get("/cats/{name}", name).blocking().retrieve(Cat.class);
	}

	@PostMapping("/cats")
	@ResponseStatus(HttpStatus.CREATED)
	@Nullable Cat create(@RequestBody Cat cat) {
		return this.arya.post("/cats").body(cat).blocking().retrieve(Cat.class);
	}

	@PatchMapping("/cats/{name}")
	@Nullable Cat change(@PathVariable String name, @RequestBody Map<String, Integer> changes) {
		return this.arya.patch("/cats/{name}", name).body(changes).blocking().retrieve(Cat.class);
	}

	@DeleteMapping("/cats/{name}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete(@PathVariable String name) {
		this.arya.delete("/cats/{name}", name).blocking().send();
	}

	@PostMapping("/files")
	@ResponseStatus(HttpStatus.CREATED)
	@Nullable StoredFile upload(MultipartFile file) {
		return this.arya.post("/files").part("file", file.getResource()).blocking().retrieve(StoredFile.class);
	}

}
