package example;

import dev.tandem.ApiClient;
import dev.tandem.CallTimeout;
import dev.tandem.ErrorBody;
import org.springframework.web.service.annotation.GetExchange;

@ApiClient("todo")
@CallTimeout("soon")
@ErrorBody(status = "4xx", type = Todo.class)
@ErrorBody(status = "4xx", type = Todo.Note.class)
interface TodoApi {

	@CallTimeout("0s")
	@GetExchange
	void zero();

	@CallTimeout("25d")
	@GetExchange
	void tooLong();

	@CallTimeout("PT1M30S")
	@GetExchange
	void iso();

	@CallTimeout("1m30s")
	@GetExchange
	void composed();

	@ErrorBody(status = "4x", type = Todo.class)
	@GetExchange
	void status();

	@ErrorBody(status = "600", type = Todo.class)
	@ErrorBody(status = "422", type = Todo.class)
	@ErrorBody(status = "4xx", type = Todo.Note.class)
	@GetExchange
	void range();

}
