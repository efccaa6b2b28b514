package example;

import dev.tandem.ApiClient;
import dev.tandem.Idempotent;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PutExchange;

@ApiClient("todo")
interface TodoApi {

	@GetExchange
	Todo search(@RequestBody Todo filter);

	@DeleteExchange
	void delete(@RequestPart Todo filter);

	@SuppressWarnings("tandem")
	@GetExchange
	Todo suppressed(@RequestBody Todo filter);

	@Idempotent
	@PutExchange
	void put(@RequestBody Todo todo);

	@GetExchange
	Shape shape();

	@GetExchange
	Ambiguous ambiguous();

	interface Shape {

	}

	class Ambiguous {

		Ambiguous(String text) {
		}

		Ambiguous(int number) {
		}

	}

}
