package dev.tandem.usecases;

import dev.tandem.ApiClient;
import reactor.core.publisher.Mono;

import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * An API whose requests and responses are texts of any type.
 */
@ApiClient("notes")
@HttpExchange("/notes")
interface LoggedNoteApi {

	@PostExchange("/text")
	Mono<String> send(@RequestHeader("Content-Type") String type, @RequestBody String text);

	@PostExchange(url = "/form", contentType = "application/x-www-form-urlencoded")
	Mono<String> sendForm(@RequestParam MultiValueMap<String, String> fields);

}
