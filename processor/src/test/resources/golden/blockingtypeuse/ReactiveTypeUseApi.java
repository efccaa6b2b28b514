package example;

import dev.tandem.ApiClient;
import dev.tandem.twin.ReactiveTwin;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import reactor.core.publisher.Mono;

/**
 * Annotations at each place in a type.
 *
 * @see TypeUseApi
 */
@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
@ReactiveTwin(TypeUseApi.class)
@ApiClient("todo")
interface ReactiveTypeUseApi {
	@GetExchange
	Mono<Map<String, @Nullable List<? extends @Nullable Object>>> map(
			@RequestParam("map") Map<? extends @Nullable CharSequence, ? super @Nullable Integer> map,
			@RequestParam("entry") Map. @Nullable Entry<String, @TypeUseApi.OfType String> entry,
			@RequestParam("inner") TypeUseApi.Outer<@Nullable String>.Inner<@Nullable Integer> inner);

	@GetExchange
	Mono<@Nullable String[]> array(
			@RequestParam("lists") @Nullable List<@Nullable String> @Nullable [] lists,
			@RequestParam("nested") String @TypeUseApi.OfType [] @Nullable [] nested,
			@RequestParam("marked") @TypeUseApi.OfType String marked,
			@RequestParam("many") @Nullable Integer... many);

	@GetExchange
	Mono<List<@Nullable String @Nullable []>> arrays();

	@GetExchange
	Mono<@TypeUseApi.OfType String> marked();

	@GetExchange
	Mono<@TypeUseApi.OfType String> optional();

	@GetExchange
	<T extends @Nullable Object> Mono<T> generic(@RequestParam("value") T value);

	/**
	 * An annotation of both a declaration and a type is written once.
	 */
	@TypeUseApi.Both
	@GetExchange
	Mono<String> both(@RequestParam("value") @TypeUseApi.Both String value,
			@RequestParam("array") @TypeUseApi.Both String[] array,
			@RequestParam("twice") @TypeUseApi.Both String @TypeUseApi.Both [] twice,
			@TypeUseApi.Both @RequestParam("entry") Map.Entry<String, String> entry,
			@RequestParam("many") @TypeUseApi.Both String... many);

	@GetExchange
	Mono<String> other(@TypeUseApi.Other.Nullable @RequestParam("value") String value,
			@TypeUseApi.Other.Nullable @RequestParam("array") String @TypeUseApi.Other.Nullable [] array);
}
