package example;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.tandem.ApiClient;
import dev.tandem.CallOptions;
import dev.tandem.TransferListener;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.util.UriBuilderFactory;

@ApiClient("todo")
interface TodoApi {

	@GetExchange
	Todo nothing(String name, Todo filter);

	@GetExchange("?view=full")
	Todo inUrl(@RequestParam String view);

	@GetExchange
	Todo twice(@RequestParam("sort") String order, @RequestParam("sort") int column);

	@GetExchange
	Todo many(@RequestParam("tag") String first, @RequestParam("tag") String second);

	@GetExchange
	Todo header(@RequestHeader("X Org") String org, @CookieValue("a;b") String crumb);

	@HttpExchange
	Todo fine(URI uri, Optional<HttpMethod> method, UriBuilderFactory factory, CallOptions options,
			TransferListener listener, Custom custom, @Bound String bound, @RequestAttribute Object attribute,
			@RequestParam Map<String, ?> others, @RequestParam List<String> ids, @RequestParam Long... more);

	@GetExchange
	Todo primitives(@RequestParam long... ids);

	@PostExchange
	Todo upload(MultipartFile file);

	interface Custom {

	}

	@interface Bound {

	}

}
