package example;

import dev.tandem.ApiClient;
import dev.tandem.OperationName;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;

@ApiClient("todo")
interface TodoApi extends Base {

	@GetExchange
	Todo get(@RequestParam long id);

	@GetExchange
	Todo get(@RequestParam String name, @RequestParam int page);

	@OperationName("search")
	@GetExchange
	Todo get(@RequestParam long id, @RequestParam String view);

	@OperationName("search")
	@GetExchange
	Todo find(@RequestParam long id, @RequestParam String view);

	@OperationName("get")
	@GetExchange
	Todo other();

	@OperationName("TodoApi#get")
	@GetExchange
	Todo hash();

	@OperationName("")
	@GetExchange
	Todo empty();

	@OperationName("v2.get-all_now")
	@GetExchange
	Todo fine();

}

interface Base {

	@OperationName("find")
	@GetExchange
	Todo last();

	@OperationName("search")
	@GetExchange
	Todo inherited();

}
