package org.example.books;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import dev.tandem.test.ApiClientTest;
import dev.tandem.test.StubbedClient;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The slice works in an SDK.
 */
@ApiClientTest(BookApi.class)
class BookApiTests {

	@StubbedClient("books")
	WireMockServer server;

	@Autowired
	BlockingBookApi books;

	@Test
	void getHasTitle() {
		this.server.stubFor(WireMock.get("/books/1").willReturn(WireMock.okJson("{\"title\": \"Emma\"}")));
		assertThat(this.books.get("1").title()).isEqualTo("Emma");
	}

}
