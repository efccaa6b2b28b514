package example;

import dev.tandem.ApiClient;
import dev.tandem.twin.ReactiveTwin;
import java.util.List;
import javax.annotation.processing.Generated;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import reactor.core.publisher.Mono;

/**
 * Its own types are called like others that it uses.
 *
 * @see NoteApi
 */
@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
@ReactiveTwin(NoteApi.class)
@ApiClient("note")
interface ReactiveNoteApi {
	@GetExchange
	Mono<NoteApi.Optional> get(@RequestParam("names") List<String> names);
}
