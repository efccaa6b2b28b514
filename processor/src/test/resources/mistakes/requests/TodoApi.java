package example;

import dev.tandem.ApiClient;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
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

	@HttpExchange(method = "GET IT")
	void noToken();

	@SuppressWarnings("tandem")
	@HttpExchange(method = "SUBSCRIBE")
	void suppressed();

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

	@PostExchange(contentType = "application/x-www-form-urlencoded;charset=UTF-8")
	void formWithCharset(@RequestParam String password);

	@PostExchange(contentType = "application/x-www-form-urlencoded")
	void form(@RequestParam String password);

	@PostExchange(contentType = "application/x-www-form-urlencoded;charset=UTF-8")
	void bodyWithCharset(@RequestBody MultiValueMap<String, String> form, @RequestParam String view);

	@PostExchange(contentType = "application/json;charset=UTF-8")
	void jsonWithCharset(@RequestParam String view);

}
