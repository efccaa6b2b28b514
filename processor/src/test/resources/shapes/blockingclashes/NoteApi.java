package example;

import dev.tandem.ApiClient;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;

/**
 * Its own types are called like others that it uses.
 */
@ApiClient("note")
interface NoteApi extends Parent {

	@GetExchange
	java.util.Optional<Optional> get(@RequestParam java.util.List<String> names);

	record Optional(long id) {

	}

	record BlockingCall(long id) {

	}

}
