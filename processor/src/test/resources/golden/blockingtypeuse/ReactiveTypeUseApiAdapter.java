package example;

import dev.tandem.twin.ReactiveCall;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
final class ReactiveTypeUseApiAdapter implements ReactiveTypeUseApi {
	private final TypeUseApi definition;

	ReactiveTypeUseApiAdapter(TypeUseApi definition) {
		this.definition = definition;
	}

	@Override
	public Mono<Map<String, @Nullable List<? extends @Nullable Object>>> map(
			Map<? extends @Nullable CharSequence, ? super @Nullable Integer> map,
			Map. @Nullable Entry<String, @TypeUseApi.OfType String> entry,
			TypeUseApi.Outer<@Nullable String>.Inner<@Nullable Integer> inner) {
		return ReactiveCall.value(() -> this.definition.map(map, entry, inner));
	}

	@Override
	public Mono<@Nullable String[]> array(@Nullable List<@Nullable String> @Nullable [] lists,
			String @TypeUseApi.OfType [] @Nullable [] nested, @TypeUseApi.OfType String marked,
			@Nullable Integer... many) {
		return ReactiveCall.value(() -> this.definition.array(lists, nested, marked, many));
	}

	@Override
	public Mono<List<@Nullable String @Nullable []>> arrays() {
		return ReactiveCall.value(() -> this.definition.arrays());
	}

	@Override
	public Mono<@TypeUseApi.OfType String> marked() {
		return ReactiveCall.value(() -> this.definition.marked());
	}

	@Override
	public Mono<@TypeUseApi.OfType String> optional() {
		return ReactiveCall.present(() -> this.definition.optional());
	}

	@Override
	public <T extends @Nullable Object> Mono<T> generic(T value) {
		return ReactiveCall.value(() -> this.definition.generic(value));
	}

	@Override
	public Mono<String> both(String value, String[] array, String @TypeUseApi.Both [] twice,
			Map.Entry<String, String> entry, String... many) {
		return ReactiveCall.value(() -> this.definition.both(value, array, twice, entry, many));
	}

	@Override
	public Mono<String> other(@TypeUseApi.Other.Nullable String value,
			@TypeUseApi.Other.Nullable String @TypeUseApi.Other.Nullable [] array) {
		return ReactiveCall.value(() -> this.definition.other(value, array));
	}

	@Override
	public String toString() {
		return "ReactiveTypeUseApi of " + this.definition;
	}
}
