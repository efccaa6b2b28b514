package dev.tandem.usecases;

import dev.tandem.ApiClient;
import dev.tandem.OperationName;

import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * Overloads in blocking style, one with a name of its own.
 */
@ApiClient("notes")
@HttpExchange("/notes")
interface NamedPlainNoteApi {

	@GetExchange
	Note get(@RequestParam long id, @RequestParam String view);

	@OperationName("get.view")
	@GetExchange
	Note get(@RequestParam String view);

}
