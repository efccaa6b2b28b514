package dev.tandem.test.todo;

import dev.tandem.ApiClient;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;

/**
 * A definition of the application in blocking style.
 */
@ApiClient("todo")
public interface TitleApi {

	@GetExchange("/title/{id}")
	String title(@PathVariable long id);

}
