package org.example.shop;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import dev.tandem.ApiResponseException;
import dev.tandem.test.StubbedClient;
import org.example.books.BlockingBookApi;
import org.example.books.Book;
import org.example.books.BookApi;
import org.example.books.BookError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The application names no definition: the SDK brings its own auto-configuration.
 */
@SpringBootTest
class ShopApplicationTests {

	private static final Book BOOK = new Book("9780261103573", "The Fellowship of the Ring");

	@StubbedClient("books")
	WireMockServer server;

	@Autowired
	BookApi reactive;

	@Autowired
	BlockingBookApi blocking;

	@BeforeEach
	void stub() {
		this.server.stubFor(WireMock.get("/books/9780261103573").willReturn(WireMock.okJson("""
				{"isbn": "9780261103573", "title": "The Fellowship of the Ring"}""")));
		this.server.stubFor(WireMock.get("/books/1").willReturn(WireMock.jsonResponse("""
				{"code": "UNKNOWN_BOOK"}""", 404)));
	}

	@Test
	void bothTwinsOfTheSdkAreBeans() {
		assertThat(this.reactive.get(BOOK.isbn()).block()).isEqualTo(BOOK);
		assertThat(this.blocking.get(BOOK.isbn())).isEqualTo(BOOK);
	}

	@Test
	void errorsOfTheSdkAreTyped() {
		assertThatExceptionOfType(ApiResponseException.class).isThrownBy(() -> this.blocking.get("1"))
			.satisfies((ex) -> assertThat(ex.error(BookError.class)).contains(new BookError("UNKNOWN_BOOK")));
	}

}
