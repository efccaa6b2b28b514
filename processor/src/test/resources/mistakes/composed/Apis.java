package example;

import dev.tandem.ApiClient;
import dev.tandem.CallTimeout;
import dev.tandem.ErrorBody;
import dev.tandem.Idempotent;
import dev.tandem.OperationName;
import org.springframework.core.annotation.AliasFor;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class Apis {

	@Slow
	@ApiClient("todo")
	interface TodoApi extends Base {

		@Patient
		@GetExchange("/patient")
		Todo patient();

		@Patient(timeout = "never")
		@GetExchange("/never")
		Todo never();

		@Patient(timeout = "3s")
		@GetExchange("/fine")
		Todo fine();

		@Failing(Todo.Note.class)
		@ErrorBody(status = "422", type = Todo.class)
		@GetExchange("/failing")
		Todo failing();

		@Failing
		@GetExchange("/failing-well")
		Todo failingWell();

		@Safe
		@GetExchange("/safe")
		Todo safe();

		@Named(name = "search", url = "/named/{id}")
		Todo named(@PathVariable long id);

		@Named(name = "a b", url = "/{nme}")
		Todo misnamed(@PathVariable String name);

		@Named(name = "search")
		Todo again();

		@Sending
		void lines();

		@PostExchange
		@GetExchange
		Todo two();

	}

	@Slow
	@ApiClient("todo")
	interface NoteApi extends Base {

		@Patient
		@GetExchange("/patient")
		Mono<Todo> patient();

		@Failing(Todo.Note.class)
		@ErrorBody(status = "422", type = Todo.class)
		@GetExchange("/failing")
		Mono<Todo> failing();

		@Safe
		@GetExchange("/safe")
		Mono<Todo> safe();

		@Named(name = "a b", url = "/{nme}")
		Mono<Todo> misnamed(@PathVariable String name);

		@Sending
		Flux<Todo> lines();

		@PostExchange("/{nme}")
		@Patient(timeout = "1s")
		@Override
		Mono<Todo> inherited(@PathVariable String nme);

	}

	@HttpExchange("/other")
	interface Base {

		@CallTimeout("-1s")
		@PostExchange("/{name}")
		default Mono<Todo> inherited(@PathVariable String name) {
			return Mono.empty();
		}

	}

	@CallTimeout("soon")
	@ErrorBody(status = "4x", type = Todo.class)
	@ErrorBody(status = "5xx", type = Inner.class)
	@HttpExchange("/base")
	@interface Slow {

	}

	@CallTimeout("1m")
	@interface Patient {

		@AliasFor(annotation = CallTimeout.class, attribute = "value")
		String timeout() default "25d";

	}

	@ErrorBody(status = "422", type = Todo.class)
	@interface Failing {

		@AliasFor(annotation = ErrorBody.class, attribute = "type")
		Class<?> value() default Todo.class;

	}

	@Idempotent
	@interface Safe {

	}

	@OperationName("")
	@HttpExchange(method = "GET")
	@interface Named {

		@AliasFor(annotation = OperationName.class, attribute = "value")
		String name();

		@AliasFor(annotation = HttpExchange.class, attribute = "value")
		String url() default "/{all}";

	}

	@HttpExchange(method = "POST", accept = "ndjson", url = "/lines")
	@interface Sending {

		String accept() default "application/x-ndjson";

	}

	class Inner {

	}

}
