package example;

import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * Annotations at each place in a type.
 *
 * @see TypeUseApi
 */
@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
interface BlockingTypeUseApi {
	@Nullable Map<String, @Nullable List<? extends @Nullable Object>> map(
			Map<? extends @Nullable CharSequence, ? super @Nullable Integer> map,
			Map. @Nullable Entry<String, String> entry,
			TypeUseApi.Outer<@Nullable String>.Inner<@Nullable Integer> inner);

	@Nullable String @Nullable [] array(@Nullable List<@Nullable String> @Nullable [] lists,
			String[] @Nullable [] nested, @Nullable Integer... many);

	@Nullable List<@Nullable String @Nullable []> arrays();

	ResponseEntity<@Nullable String> entity();

	<T extends @Nullable Object> @Nullable T generic(T value);

	void body(@Nullable List<@Nullable String> body);

	void bodies(@Nullable Iterable<List<@Nullable String>> bodies);

	List<String> other(@TypeUseApi.Other.Nullable String value,
			@TypeUseApi.Other.Nullable String @TypeUseApi.Other.Nullable [] array);
}
