package example;

import dev.tandem.ApiClient;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

@ApiClient("todo")
@HttpExchange(contentType = "json")
interface TodoApi {

	@HttpExchange(method = "get")
	void lowerCase();

	@HttpExchange(method = "FETCH")
	void unknown();

	@HttpExchange("/none")
	void none();

	@HttpExchange(method = "PROPFIND")
	void registered();

	@PostExchange(contentType = "application/*")
	void wildcard();

	@GetExchange(accept = { "application/json, text", "*/xml", "application/*+json;q=0.5", "*/*" })
	void accepted();

	@HttpExchange(method = "GET", headers = { "X-Org: o1", "=o1", "X Org=o1", "X-Org=a\nX-Other: b", "X-Fine=${org}, b" })
	void headers();

}
