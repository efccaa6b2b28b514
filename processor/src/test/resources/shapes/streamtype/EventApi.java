package example;

import dev.tandem.ApiClient;
import org.springframework.http.MediaType;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import reactor.core.publisher.Flux;

@ApiClient("events")
public interface EventApi extends Events {

	@GetExchange
	Flux<Todo> all();

	@GetExchange(accept = MediaType.APPLICATION_JSON_VALUE)
	Flux<Todo> finite();

}

@HttpExchange(url = "/events", accept = MediaType.TEXT_EVENT_STREAM_VALUE)
interface Events {

	@GetExchange("/new")
	Flux<Todo> recent();

}
