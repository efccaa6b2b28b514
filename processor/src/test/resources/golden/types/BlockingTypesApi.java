package example;

import dev.tandem.ApiResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * Blocking twin of {@link TypesApi}.
 */
@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
@NullMarked
interface BlockingTypesApi {
	@Nullable Integer boxed();

	Todo. @Nullable Note nestedType();

	Map. @Nullable Entry<String, @Nullable Integer> nestedTypeWithArguments();

	byte @Nullable [] bytes();

	String @Nullable [][] arrays();

	@Nullable List<@Nullable String> list();

	Optional<Todo> optional();

	Optional<? extends Todo> optionalOfUpperBound();

	Optional<?> optionalOfAnything();

	@Nullable Todo upperBound();

	@Nullable Object anything();

	List<Todo> elements();

	List<? extends Todo> elementsOfUpperBound();

	List<?> anyElements();

	List<byte[]> chunks();

	void nothing();

	ResponseEntity<Todo> entity();

	ResponseEntity<Void> entityWithoutBody();

	ResponseEntity<List<Todo>> entityOfList();

	ResponseEntity<List<Todo>> entityOfElements();

	ApiResult<Todo> result();

	@Nullable String plain();
}
