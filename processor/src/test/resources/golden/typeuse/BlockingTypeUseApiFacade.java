package example;

import dev.tandem.twin.BlockingCall;
import dev.tandem.twin.ParameterNames;
import dev.tandem.twin.PublishedArgument;
import dev.tandem.twin.TwinFacade;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
@ParameterNames({
		"map(java.util.Map,java.util.Map.Entry,example.TypeUseApi.Outer.Inner)=map,entry,inner",
		"array(java.util.List[],java.lang.String[][],java.lang.Integer[])=lists,nested,many",
		"generic(java.lang.Object)=value",
		"other(java.lang.String,java.lang.String[])=value,array"
})
final class BlockingTypeUseApiFacade implements BlockingTypeUseApi, TwinFacade<TypeUseApi> {
	private final TypeUseApi definition;

	BlockingTypeUseApiFacade(TypeUseApi definition) {
		this.definition = definition;
	}

	@Override
	public @Nullable Map<String, @Nullable List<? extends @Nullable Object>> map(
			Map<? extends @Nullable CharSequence, ? super @Nullable Integer> map,
			Map. @Nullable Entry<String, String> entry,
			TypeUseApi.Outer<@Nullable String>.Inner<@Nullable Integer> inner) {
		BlockingCall.checkThread(TypeUseApi.class);
		return BlockingCall.value(this.definition.map(map, entry, inner));
	}

	@Override
	public @Nullable String @Nullable [] array(@Nullable List<@Nullable String> @Nullable [] lists,
			String[] @Nullable [] nested, @Nullable Integer... many) {
		BlockingCall.checkThread(TypeUseApi.class);
		return BlockingCall.value(this.definition.array(lists, nested, many));
	}

	@Override
	public @Nullable List<@Nullable String @Nullable []> arrays() {
		BlockingCall.checkThread(TypeUseApi.class);
		return BlockingCall.value(this.definition.arrays());
	}

	@Override
	public ResponseEntity<@Nullable String> entity() {
		BlockingCall.checkThread(TypeUseApi.class);
		return BlockingCall.response(this.definition.entity());
	}

	@Override
	public <T extends @Nullable Object> @Nullable T generic(T value) {
		BlockingCall.checkThread(TypeUseApi.class);
		return BlockingCall.value(this.definition.generic(value));
	}

	@Override
	public void body(@Nullable List<@Nullable String> body) {
		BlockingCall.checkThread(TypeUseApi.class);
		BlockingCall.completion(this.definition.body(PublishedArgument.mono(body)));
	}

	@Override
	public void bodies(@Nullable Iterable<List<@Nullable String>> bodies) {
		BlockingCall.checkThread(TypeUseApi.class);
		BlockingCall.completion(this.definition.bodies(PublishedArgument.flux(bodies)));
	}

	@Override
	public List<String> other(@TypeUseApi.Other.Nullable String value,
			@TypeUseApi.Other.Nullable String @TypeUseApi.Other.Nullable [] array) {
		BlockingCall.checkThread(TypeUseApi.class);
		return BlockingCall.list(this.definition.other(value, array));
	}

	@Override
	public TypeUseApi definitionOfTwin() {
		return this.definition;
	}

	@Override
	public TwinFacade<TypeUseApi> twinOfDefinition(TypeUseApi other) {
		return new BlockingTypeUseApiFacade(other);
	}

	@Override
	public String toString() {
		return "BlockingTypeUseApi of " + this.definition;
	}
}
