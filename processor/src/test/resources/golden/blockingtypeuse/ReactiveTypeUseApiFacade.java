package example;

import dev.tandem.twin.BlockingCall;
import dev.tandem.twin.TwinFacade;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
final class ReactiveTypeUseApiFacade implements TypeUseApi, TwinFacade<ReactiveTypeUseApi> {
	private final ReactiveTypeUseApi twin;

	ReactiveTypeUseApiFacade(ReactiveTypeUseApi twin) {
		this.twin = twin;
	}

	@Override
	public Map<String, @Nullable List<? extends @Nullable Object>> map(
			Map<? extends @Nullable CharSequence, ? super @Nullable Integer> map,
			Map. @Nullable Entry<String, @TypeUseApi.OfType String> entry,
			TypeUseApi.Outer<@Nullable String>.Inner<@Nullable Integer> inner) {
		BlockingCall.checkThread(ReactiveTypeUseApi.class);
		return BlockingCall.value(this.twin.map(map, entry, inner));
	}

	@Override
	public @Nullable String @Nullable [] array(@Nullable List<@Nullable String> @Nullable [] lists,
			String @TypeUseApi.OfType [] @Nullable [] nested, @TypeUseApi.OfType String marked,
			@Nullable Integer... many) {
		BlockingCall.checkThread(ReactiveTypeUseApi.class);
		return BlockingCall.value(this.twin.array(lists, nested, marked, many));
	}

	@Override
	public List<@Nullable String @Nullable []> arrays() {
		BlockingCall.checkThread(ReactiveTypeUseApi.class);
		return BlockingCall.value(this.twin.arrays());
	}

	@Override
	public String marked() {
		BlockingCall.checkThread(ReactiveTypeUseApi.class);
		return BlockingCall.value(this.twin.marked());
	}

	@Override
	public Optional<String> optional() {
		BlockingCall.checkThread(ReactiveTypeUseApi.class);
		return BlockingCall.present(this.twin.optional());
	}

	@Override
	public <T extends @Nullable Object> @Nullable T generic(T value) {
		BlockingCall.checkThread(ReactiveTypeUseApi.class);
		return BlockingCall.value(this.twin.generic(value));
	}

	@Override
	public String both(String value, String[] array, String @TypeUseApi.Both [] twice,
			Map.Entry<String, String> entry, String... many) {
		BlockingCall.checkThread(ReactiveTypeUseApi.class);
		return BlockingCall.value(this.twin.both(value, array, twice, entry, many));
	}

	@Override
	public @TypeUseApi.Other.Nullable String other(@TypeUseApi.Other.Nullable String value,
			@TypeUseApi.Other.Nullable String @TypeUseApi.Other.Nullable [] array) {
		BlockingCall.checkThread(ReactiveTypeUseApi.class);
		return BlockingCall.value(this.twin.other(value, array));
	}

	@Override
	public ReactiveTypeUseApi definitionOfTwin() {
		return this.twin;
	}

	@Override
	public TwinFacade<ReactiveTypeUseApi> twinOfDefinition(ReactiveTypeUseApi other) {
		return new ReactiveTypeUseApiFacade(other);
	}

	@Override
	public String toString() {
		return "TypeUseApi of " + this.twin;
	}
}
