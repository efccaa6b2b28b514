package example;

import dev.tandem.ApiClient;
import dev.tandem.twin.ReactiveTwin;
import javax.annotation.processing.Generated;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import reactor.core.publisher.Mono;

/**
 * @deprecated there is another
 *
 * @see Apis.TodoApi
 */
@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
@Deprecated
@ReactiveTwin(Apis.TodoApi.class)
@ApiClient("nested")
interface Apis_ReactiveTodoApi {
	@GetExchange
	Mono<Todo> get(@RequestParam("definition") long definition, @RequestParam("twin") long twin);
}
