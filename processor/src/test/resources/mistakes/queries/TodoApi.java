package example;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.tandem.ApiClient;
import dev.tandem.QueryObject;
import org.springframework.web.service.annotation.GetExchange;

@ApiClient("todo")
interface TodoApi {

	@GetExchange
	Todo text(@QueryObject String text, @QueryObject List<Filter> filters, @QueryObject int number);

	@GetExchange
	Todo empty(@QueryObject Empty empty);

	@GetExchange
	Todo endless(@QueryObject Node node);

	@GetExchange
	Todo fine(@QueryObject Filter filter, @QueryObject Optional<Bean> bean, @QueryObject Map<String, ?> map);

	record Filter(String text, List<String> tags, Bean page) {

	}

	record Node(String name, Filter filter, Node parent) {

	}

	class Empty {

	}

	class Bean {

		public int getSize() {
			return 1;
		}

	}

}
