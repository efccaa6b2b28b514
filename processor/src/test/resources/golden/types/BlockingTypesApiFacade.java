package example;

import dev.tandem.ApiResult;
import dev.tandem.twin.BlockingCall;
import dev.tandem.twin.TwinFacade;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
@NullMarked
final class BlockingTypesApiFacade implements BlockingTypesApi, TwinFacade<TypesApi> {
	private final TypesApi definition;

	BlockingTypesApiFacade(TypesApi definition) {
		this.definition = definition;
	}

	@Override
	public @Nullable Integer boxed() {
		BlockingCall.checkThread(TypesApi.class);
		return BlockingCall.value(this.definition.boxed());
	}

	@Override
	public Todo. @Nullable Note nestedType() {
		BlockingCall.checkThread(TypesApi.class);
		return BlockingCall.value(this.definition.nestedType());
	}

	@Override
	public Map. @Nullable Entry<String, @Nullable Integer> nestedTypeWithArguments() {
		BlockingCall.checkThread(TypesApi.class);
		return BlockingCall.value(this.definition.nestedTypeWithArguments());
	}

	@Override
	public byte @Nullable [] bytes() {
		BlockingCall.checkThread(TypesApi.class);
		return BlockingCall.value(this.definition.bytes());
	}

	@Override
	public String @Nullable [][] arrays() {
		BlockingCall.checkThread(TypesApi.class);
		return BlockingCall.value(this.definition.arrays());
	}

	@Override
	public @Nullable List<@Nullable String> list() {
		BlockingCall.checkThread(TypesApi.class);
		return BlockingCall.value(this.definition.list());
	}

	@Override
	public Optional<Todo> optional() {
		BlockingCall.checkThread(TypesApi.class);
		return BlockingCall.optional(this.definition.optional());
	}

	@Override
	public Optional<? extends Todo> optionalOfUpperBound() {
		BlockingCall.checkThread(TypesApi.class);
		return BlockingCall.optional(this.definition.optionalOfUpperBound());
	}

	@Override
	public Optional<?> optionalOfAnything() {
		BlockingCall.checkThread(TypesApi.class);
		return BlockingCall.optional(this.definition.optionalOfAnything());
	}

	@Override
	public @Nullable Todo upperBound() {
		BlockingCall.checkThread(TypesApi.class);
		return BlockingCall.value(this.definition.upperBound());
	}

	@Override
	public @Nullable Object anything() {
		BlockingCall.checkThread(TypesApi.class);
		return BlockingCall.value(this.definition.anything());
	}

	@Override
	public List<Todo> elements() {
		BlockingCall.checkThread(TypesApi.class);
		return BlockingCall.list(this.definition.elements());
	}

	@Override
	public List<? extends Todo> elementsOfUpperBound() {
		BlockingCall.checkThread(TypesApi.class);
		return BlockingCall.list(this.definition.elementsOfUpperBound());
	}

	@Override
	public List<?> anyElements() {
		BlockingCall.checkThread(TypesApi.class);
		return BlockingCall.list(this.definition.anyElements());
	}

	@Override
	public List<byte[]> chunks() {
		BlockingCall.checkThread(TypesApi.class);
		return BlockingCall.list(this.definition.chunks());
	}

	@Override
	public void nothing() {
		BlockingCall.checkThread(TypesApi.class);
		BlockingCall.completion(this.definition.nothing());
	}

	@Override
	public ResponseEntity<Todo> entity() {
		BlockingCall.checkThread(TypesApi.class);
		return BlockingCall.response(this.definition.entity());
	}

	@Override
	public ResponseEntity<Void> entityWithoutBody() {
		BlockingCall.checkThread(TypesApi.class);
		return BlockingCall.response(this.definition.entityWithoutBody());
	}

	@Override
	public ResponseEntity<List<Todo>> entityOfList() {
		BlockingCall.checkThread(TypesApi.class);
		return BlockingCall.response(this.definition.entityOfList());
	}

	@Override
	public ResponseEntity<List<Todo>> entityOfElements() {
		BlockingCall.checkThread(TypesApi.class);
		return BlockingCall.listEntity(this.definition.entityOfElements());
	}

	@Override
	public ApiResult<Todo> result() {
		BlockingCall.checkThread(TypesApi.class);
		return BlockingCall.response(this.definition.result());
	}

	@Override
	public @Nullable String plain() {
		BlockingCall.checkThread(TypesApi.class);
		return BlockingCall.value(this.definition.plain());
	}

	@Override
	public TypesApi definitionOfTwin() {
		return this.definition;
	}

	@Override
	public TwinFacade<TypesApi> twinOfDefinition(TypesApi other) {
		return new BlockingTypesApiFacade(other);
	}

	@Override
	public String toString() {
		return "BlockingTypesApi of " + this.definition;
	}
}
