package org.example.books;

import dev.tandem.ApiClient;
import dev.tandem.ErrorBody;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * The books of a shop.
 */
@ApiClient("books")
@HttpExchange("/books")
@ErrorBody(status = "4xx", type = BookError.class)
public interface BookApi {

	/**
	 * Get a book.
	 * @param isbn its ISBN
	 * @return the book
	 */
	@GetExchange("/{isbn}")
	Mono<Book> get(@PathVariable String isbn);

	/**
	 * Find books.
	 * @param author name of the author
	 * @return the books
	 */
	@GetExchange
	Flux<Book> find(@RequestParam String author);

}
