package example;

import dev.tandem.ApiClient;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;

public class Apis {

	/**
	 * @deprecated there is another
	 */
	@Deprecated
	@ApiClient("nested")
	interface TodoApi {

		@GetExchange
		Todo get(@RequestParam long definition, @RequestParam long twin);

	}

}
