package example;

import java.util.List;

import dev.tandem.ApiClient;
import dev.tandem.QueryObject;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * In blocking style, with types of Lombok.
 */
@ApiClient("todo")
public interface PlainTodoApi {

	@GetExchange("/{id}")
	Todo get(@PathVariable long id);

	@GetExchange
	List<Todo> list(@QueryObject Filter filter);

	@PostExchange
	Todo create(@RequestBody NewTodo todo);

}
