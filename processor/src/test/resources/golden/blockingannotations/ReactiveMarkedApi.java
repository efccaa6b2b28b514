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
			aString = "a \"quoted\"\nline \u00e9 \\ $L",
			aType = Map.Entry.class,
			aPrimitive = int.class,
			anArrayType = String[][].class,
			anEnum = ElementType.FIELD,
			nested = @MarkedApi.One("n"),
			ints = {
					1,
					2
			},
			strings = {},
			types = {
					Todo.class,
					void.class
			},
			enums = ElementType.FIELD,
			chars = {
					'\n',
					'\"'
			},
			many = {
					@MarkedApi.One("a"),
					@MarkedApi.One("b")
			}
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

	@MarkedApi.All(
			aByte = -56,
			anInt = 0,
			aLong = -5L,
			aFloat = java.lang.Float.NaN,
			aDouble = java.lang.Double.NEGATIVE_INFINITY,
			aChar = '\ud800',
			aString = "\ud83d\ude00 \ud800 \u0000 \t\b\f\r \u2028 */ \\u0041 $$ %s",
			aType = void.class,
			bytes = {
					1,
					-128
			},
			shorts = {},
			longs = {
					-9223372036854775808L,
					1L
			},
			booleans = {
					true,
					false
			},
			floats = {
					java.lang.Float.POSITIVE_INFINITY,
					-0.0f,
					1.4E-45f
			},
			doubles = {
					java.lang.Double.NaN,
					-0.0,
					4.9E-324
			},
			types = {
					int[].class,
					MarkedApi.All.class,
					MarkedApi.All[].class
			},
			enums = {},
			many = {}
	)
	@MarkedApi.Notes({
			@MarkedApi.Note("first"),
			@MarkedApi.Note("second")
	})
	@GetExchange("/caf\u00e9")
	Mono<String> values(
			@MarkedApi.Notes({@MarkedApi.Note("one"), @MarkedApi.Note("other")}) @RequestParam("\u00e9") String text);

	@MarkedApi.Notes({})
	@GetExchange("/none")
	Mono<String> none(@MarkedApi.Notes(@MarkedApi.Note("alone")) @RequestParam("text") String text);
}
