package dev.tandem.autoconfigure.streams;

import dev.tandem.ApiClient;
import reactor.core.publisher.Flux;

import org.springframework.http.MediaType;
import org.springframework.web.service.annotation.GetExchange;

/**
 * Definition whose only operation has a response without an end.
 */
@ApiClient("feed")
public interface FeedApi {

	@GetExchange(url = "/events", accept = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<String> events();

}
