package example;

import dev.tandem.ApiClient;
import dev.tandem.ErrorBodies;
import dev.tandem.ErrorBody;
import dev.tandem.twin.ReactiveTwin;
import java.lang.annotation.ElementType;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reactive twin of {@link MarkedApi}.
 */
@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
@ReactiveTwin(MarkedApi.class)
@ApiClient("marked")
@ErrorBodies({
		@ErrorBody(status = "422", type = Todo.class),
		@ErrorBody(status = "4xx", type = Todo.Note.class)
})
@MarkedApi.All(
		anInt = 3
)
interface ReactiveMarkedApi {
	@MarkedApi.All(
			aByte = 1,
			aShort = -2,
			anInt = -2147483648,
			aLong = 9223372036854775807L,
			aFloat = 1.5f,
			aDouble = 1.0E300,
			aBoolean = true,
			aChar = '\'',
			aString = "a \"quoted\"\n"
							+ "line é \\ $L",
			aType = Map.Entry.class,
			aPrimitive = int.class,
			anArrayType = String[][].class,
			anEnum = ElementType.FIELD,
			nested = @MarkedApi.One("n"),
			ints = {
					1,
					2
			},
			types = {
					Todo.class,
					void.class
			},
			enums = ElementType.FIELD,
			chars = {
					'\n',
					'"'
			},
			many = {
					@MarkedApi.One("a"),
					@MarkedApi.One("b")
			},
			strings = {}
	)
	@PostExchange(
			url = "/",
			contentType = "text/plain"
	)
	Mono<String> post(@MarkedApi.One("body") @RequestPart("text") String text,
			@RequestParam("tags") List<@MarkedApi.OfType String> tags, @RequestHeader(name = "X-Id") long id,
			@CookieValue(name = "crumb", required = false) String crumb,
			@RequestParam("others") Map<String, String> others, @RequestPart("file") MultipartFile file);

	@GetExchange
	Flux<@MarkedApi.OfType String> list();
}
