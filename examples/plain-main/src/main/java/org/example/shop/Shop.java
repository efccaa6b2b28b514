package org.example.shop;

import java.util.Map;

import dev.tandem.client.ApiClientFactory;
import dev.tandem.client.ApiClientSettings;
import org.example.books.BlockingBookApi;
import org.example.books.BookApi;

public final class Shop {

	private Shop() {
	}

	public static void main(String[] args) {
		ApiClientSettings settings = ApiClientSettings.builder("books")
			.baseUrl(args[0])
			.apiKey(args[1])
			.properties(Map.of("timeouts.call", "10s", "retry.max-attempts", "3"))
			.build();
		try (ApiClientFactory books = ApiClientFactory.of(settings)) {
			BlockingBookApi blocking = books.create(BlockingBookApi.class);
			BookApi reactive = books.create(BookApi.class);
			System.out.println(blocking.get("9780261103573").title());
			reactive.find("Tolkien").doOnNext((book) -> System.out.println(book.title())).blockLast();
		}
	}

}
