package org.example.pets;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.tandem.ApiResponseException;
import dev.tandem.test.StubbedClient;
import org.example.pets.PetsApi.FindPetsFilter;
import org.example.pets.PetsApi.SearchPetsFilterQuery;
import org.example.pets.model.Invalid;
import org.example.pets.model.Pet;
import org.example.pets.model.Problem;
import org.example.pets.model.SearchPetsFilter;
import org.example.pets.model.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.buffer.DataBufferUtils;

import static com.github.tomakehurst.wiremock.client.WireMock.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@SpringBootTest
class PetsTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@StubbedClient("pets")
	WireMockServer server;

	@Autowired
	PetsApi reactive;

	@Autowired
	BlockingPetsApi blocking;

	/**
	 * Generated in blocking style, with a reactive twin.
	 */
	@Autowired
	org.example.pets.blocking.PetsApi generatedBlocking;

	@Autowired
	org.example.pets.blocking.ReactivePetsApi reactiveTwin;

	@BeforeEach
	void stub() {
		this.server.stubFor(any(anyUrl()).willReturn(noContent()));
	}

	@Test
	void queryIsSentAsTheDescriptionSays() {
		this.server.stubFor(get(urlPathEqualTo("/pets")).willReturn(okJson("""
				[{"id": 7, "name": "Rex", "status": "sold out", "born_on": "2026-02-01"}]""")));
		FindPetsFilter filter = new FindPetsFilter(Status.IN_STOCK, BigDecimal.TEN);
		List<Pet> pets = this.blocking.findPets(Status.SOLD_OUT, List.of("a", "b"), List.of(1L, 2L),
				LocalDate.of(2026, 1, 31), filter, "t1", "dark");
		assertThat(pets).containsExactly(new Pet(7L, "Rex").status(Status.SOLD_OUT).bornOn(LocalDate.of(2026, 2, 1)));
		assertThat(this.reactive
			.findPets(Status.SOLD_OUT, List.of("a", "b"), List.of(1L, 2L), LocalDate.of(2026, 1, 31), filter, "t1",
					"dark")
			.collectList()
			.block(LIMIT)).isEqualTo(pets);
		this.server.verify(2,
				getRequestedFor(urlPathEqualTo("/pets")).withQueryParam("status", equalTo("sold out"))
					.withQueryParam("tag", havingExactly("a", "b"))
					.withQueryParam("ids", equalTo("1,2"))
					.withQueryParam("born-after", equalTo("2026-01-31"))
					.withQueryParam("filter[status]", equalTo("in-stock"))
					.withQueryParam("filter[max_price]", equalTo("10"))
					.withHeader("X-Trace", equalTo("t1"))
					.withCookie("theme", equalTo("dark")));
	}

	@Test
	void delimitersAndNestedObjectsAreSentAsTheDescriptionSays() {
		this.server.stubFor(get(urlPathEqualTo("/pets/search")).willReturn(okJson("[]")));
		List<BigDecimal> near = List.of(BigDecimal.ONE, BigDecimal.TEN);
		SearchPetsFilterQuery filter = new SearchPetsFilterQuery("Rex", BigDecimal.ONE, BigDecimal.TEN, "Jane",
				LocalDate.of(2026, 1, 31), List.of("black", "white"));
		this.blocking.searchPets(near, List.of(Status.IN_STOCK, Status.SOLD_OUT), filter);
		this.server.verify(getRequestedFor(urlPathEqualTo("/pets/search")).withQueryParam("near", equalTo("1 10"))
			.withQueryParam("states", equalTo("in-stock|sold out"))
			.withQueryParam("filter[name]", equalTo("Rex"))
			.withQueryParam("filter[price][min]", equalTo("1"))
			.withQueryParam("filter[price][max]", equalTo("10"))
			.withQueryParam("filter[owner][name]", equalTo("Jane"))
			.withQueryParam("filter[born][after]", equalTo("2026-01-31"))
			.withQueryParam("filter[colours]", havingExactly("black", "white")));
	}

	@Test
	void schemaThatIsCalledLikeAQueryRecordIsTheBody() {
		this.blocking.saveSearch(new SearchPetsFilter().name("Rex"));
		this.server.verify(putRequestedFor(urlPathEqualTo("/pets/search"))
			.withRequestBody(matchingJsonPath("$.name", equalTo("Rex"))));
	}

	@Test
	void errorsAreTyped() {
		this.server.stubFor(post("/pets").willReturn(jsonResponse("""
				{"fields": ["name"]}""", 422)));
		this.server.stubFor(get("/pets/7").willReturn(jsonResponse("""
				{"code": "GONE"}""", 404)));
		assertThatExceptionOfType(ApiResponseException.class).isThrownBy(() -> this.blocking.createPet(new Pet(7L, "")))
			.satisfies((ex) -> assertThat(ex.error(Invalid.class)).contains(new Invalid().fields(List.of("name"))));
		assertThatExceptionOfType(ApiResponseException.class).isThrownBy(() -> this.blocking.getPet(7L))
			.satisfies((ex) -> assertThat(ex.error(Problem.class)).contains(new Problem().code("GONE")));
	}

	@Test
	void formIsEncoded() {
		this.blocking.login(7L, "o/1 & co", "jane & co", List.of("read", "write"), Status.SOLD_OUT);
		this.generatedBlocking.login(7L, "o/1 & co", "jane & co", List.of("read", "write"),
				org.example.pets.blocking.model.Status.SOLD_OUT);
		this.server.verify(2,
				postRequestedFor(urlEqualTo("/pets/7/login?tenant-id=o%2F1%20%26%20co"))
					.withHeader("Content-Type", containing("application/x-www-form-urlencoded"))
					.withFormParam("user_name", equalTo("jane & co"))
					.withFormParam("scope", havingExactly("read", "write"))
					.withFormParam("status", equalTo("sold out")));
	}

	@Test
	void filesAreParts() {
		List<Resource> pictures = List.of(picture("one"), picture("two"));
		this.blocking.addPictures(7L, "Rex", pictures, picture("cover"), new Pet(7L, "Rex"));
		this.server.verify(postRequestedFor(urlEqualTo("/pets/7/pictures"))
			.withRequestBodyPart(aMultipart("title").withBody(equalTo("Rex")).build())
			.withRequestBodyPart(aMultipart("pictures").withBody(equalTo("one")).build())
			.withRequestBodyPart(aMultipart("pictures").withBody(equalTo("two")).build())
			.withRequestBodyPart(aMultipart("cover").withBody(equalTo("cover")).build())
			.withRequestBodyPart(aMultipart("pet").withBody(matchingJsonPath("$.name", equalTo("Rex"))).build()));
	}

	@Test
	void rangeOfMediaTypesLeavesTheTypeToTheBody() {
		this.blocking.replaceCover(7L, picture("cover"));
		this.server.verify(putRequestedFor(urlEqualTo("/pets/7/pictures")).withRequestBody(equalTo("cover")));
	}

	@Test
	void eventsAreAStream() {
		this.server.stubFor(get("/pets/events").willReturn(ok("""
				data: {"id": 7, "name": "Rex"}

				data: {"id": 8, "name": "Bello"}

				""").withHeader("Content-Type", "text/event-stream")));
		assertThat(this.reactive.watchPets().map(Pet::getName).collectList().block(LIMIT)).containsExactly("Rex",
				"Bello");
		try (Stream<org.example.pets.blocking.model.Pet> pets = this.generatedBlocking.watchPets()) {
			assertThat(pets).extracting("name").containsExactly("Rex", "Bello");
		}
	}

	@Test
	void downloadIsStreamed() throws Exception {
		this.server
			.stubFor(get("/pets/7/pictures").willReturn(ok("zip").withHeader("Content-Type", "application/zip")));
		assertThat(this.generatedBlocking.getPictures(7L).readAllBytes()).asString().isEqualTo("zip");
		assertThat(DataBufferUtils.join(this.reactiveTwin.getPictures(7L))
			.map((buffer) -> buffer.toString(StandardCharsets.UTF_8))
			.block(LIMIT)).isEqualTo("zip");
	}

	private static Resource picture(String content) {
		return new ByteArrayResource(content.getBytes(StandardCharsets.UTF_8)) {

			@Override
			public String getFilename() {
				return content + ".png";
			}

		};
	}

}
