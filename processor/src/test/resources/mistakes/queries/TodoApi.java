package example;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.tandem.ApiClient;
import dev.tandem.QueryDelimiter;
import dev.tandem.QueryObject;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;

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

	@GetExchange
	Todo inherited(@QueryObject SubBean bean, @QueryObject Generated generated);

	@GetExchange("?from=1")
	Todo sentTwice(@QueryObject Range range, @RequestParam int to, @QueryObject Sized sized, @RequestParam int size);

	@GetExchange("?from=1")
	Todo sentOnce(@QueryObject Renamed range, @RequestParam int page, @QueryObject Filter filter);

	@GetExchange
	Todo delimited(@QueryDelimiter(",") @QueryObject Filter filter, @RequestParam @QueryDelimiter("|") String text,
			@RequestParam @QueryDelimiter("") List<String> none);

	@GetExchange
	Todo joined(@RequestParam @QueryDelimiter("|") List<Long> ids, @RequestParam @QueryDelimiter(" ") Long[] more,
			@RequestParam @QueryDelimiter(",") Optional<List<String>> names);

	@PostExchange(url = "?mode={mode}&view=full", contentType = "Application/x-www-form-urlencoded")
	Todo form(@PathVariable("mode") String sent, @RequestParam("mode") String field, @RequestParam String view,
			@QueryObject Sized sized, @RequestParam int size);

	record Range(int from, int to) {

	}

	record Renamed(@BindParam("since") int from) {

	}

	class Sized {

		public int getSize() {
			return 1;
		}

	}

	record Filter(String text, List<String> tags, Bean page) {

	}

	record Node(String name, Filter filter, Node parent) {

	}

	class Empty {

	}

	class SubBean extends Bean {

	}

	class Generated {

		@Deprecated // stands for an annotation that has getters generated
		private String text;

	}

	class Bean {

		public int getSize() {
			return 1;
		}

	}

}
