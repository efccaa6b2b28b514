package dev.tandem.sample.examples;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.tandem.ApiClients;
import dev.tandem.ApiResponseException;
import dev.tandem.GenericClient;
import dev.tandem.sample.SampleTest;
import dev.tandem.sample.arya.Cat;
import dev.tandem.sample.arya.NoCat;
import dev.tandem.sample.arya.StoredFile;
import dev.tandem.standin.Received;
import dev.tandem.standin.arya.AryaServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The examples of the page of Arya's Python client, as docs/guide/from-python.md shows
 * them.
 */
@SampleTest
class AryaExampleTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final ParameterizedTypeReference<Map<String, Object>> ANY_OBJECT = new ParameterizedTypeReference<>() {
	};

	@Autowired
	private AryaServer server;

	private final GenericClient arya;

	AryaExampleTests(@Autowired ApiClients clients) {
		this.arya = clients.client("arya");
	}

	@BeforeEach
	void reset() {
		this.server.http().reset();
	}

	private Received last() {
		return this.server.http().received().get(this.server.http().received().size() - 1);
	}

	static Mono<Cat> cat(GenericClient arya, String name) {
		return arya.get("/cats/{name}", name)
			.header("x-source", "mine")
			.cookie("theme", "light")
			.query("lang", "de")
			.timeout(Duration.ofSeconds(10))
			.errorBody("404", NoCat.class)
			.retrieve(Cat.class);
	}

	static Mono<Cat> create(GenericClient arya, Cat cat) {
		return arya.post("/cats").body(cat).retrieve(Cat.class);
	}

	static @Nullable Cat blockingCat(GenericClient arya, String name) {
		return arya.get("/cats/{name}", name).blocking().retrieve(Cat.class);
	}

	@Test
	void requests() {
		assertThat(cat(this.arya, "tom").block(LIMIT)).isEqualTo(new Cat("tom", 3));
		assertThat(last().query()).containsEntry("lang", List.of("de"))
			.containsEntry("apiKey", List.of(AryaServer.KEY));
		assertThat(last().header("x-source")).isEqualTo("mine");
		assertThat(last().header("Cookie")).isEqualTo("theme=light");
		assertThat(blockingCat(this.arya, "tom")).isEqualTo(new Cat("tom", 3));
		assertThat(last().query("lang", "")).isEqualTo("en");
		assertThat(last().header("x-source")).isEqualTo("tandem-sample");
		assertThat(last().header("Cookie")).isEqualTo("theme=dark");
		assertThat(create(this.arya, new Cat("minka", 1)).block(LIMIT)).isEqualTo(new Cat("minka", 1));
		this.arya.delete("/cats/{name}", "minka").blocking().send();
	}

	static Mono<Map<String, Object>> root(GenericClient arya) {
		return arya.get("").retrieve(ANY_OBJECT);
	}

	static Mono<Void> absolute(GenericClient arya, URI address) {
		return arya.request(HttpMethod.GET, address).send();
	}

	@Test
	void paths() {
		assertThat(root(this.arya).block(LIMIT)).containsEntry("name", "cats");
		assertThat(last().rawPath()).isEqualTo("/v1");
		absolute(this.arya, URI.create(this.server.uri() + "/cats/tom")).block(LIMIT);
		assertThat(last().rawPath()).isEqualTo("/v1/cats/tom");
	}

	static Mono<StoredFile> uploadFile(GenericClient arya, Resource file) {
		return arya.post("/files").part("file", file).retrieve(StoredFile.class);
	}

	static Mono<StoredFile> streamFile(GenericClient arya, Resource file) {
		return arya.post("/files").body(file).retrieve(StoredFile.class);
	}

	@Test
	void files() {
		Resource file = new ByteArrayResource(new byte[100_000]);
		StoredFile part = uploadFile(this.arya, file).block(LIMIT);
		assertThat(part).isNotNull();
		assertThat(part.multipart()).isTrue();
		assertThat(part.bytes()).isGreaterThan(100_000);
		assertThat(streamFile(this.arya, file).block(LIMIT)).isEqualTo(new StoredFile(100_000, false));
	}

	static Mono<String> message(GenericClient arya) {
		return arya.get("/cats/none")
			.errorBody("4xx", NoCat.class)
			.retrieve(Cat.class)
			.map(Cat::name)
			.onErrorResume(ApiResponseException.class, (failure) -> Mono.justOrEmpty(failure.error(NoCat.class))
				.map((refused) -> failure.status().value() + " " + refused.message()));
	}

	@Test
	void errors() {
		assertThat(message(this.arya).block(LIMIT)).isEqualTo("404 no such cat");
	}

}
