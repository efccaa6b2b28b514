package example;

import dev.tandem.twin.BlockingCall;
import dev.tandem.twin.ParameterNames;
import dev.tandem.twin.PublishedArgument;
import dev.tandem.twin.TwinFacade;
import java.util.List;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
@ParameterNames({
		"get(long)=definition",
		"get(java.lang.String)=definition",
		"toString(int)=radix"
})
final class BlockingOverloadsApiFacade implements BlockingOverloadsApi, TwinFacade<OverloadsApi> {
	private final OverloadsApi definition;

	BlockingOverloadsApiFacade(OverloadsApi definition) {
		this.definition = definition;
	}

	@Override
	public @Nullable Todo get(long definition) {
		BlockingCall.checkThread(OverloadsApi.class);
		return BlockingCall.value(this.definition.get(definition));
	}

	@Override
	public @Nullable Todo get(String definition) {
		BlockingCall.checkThread(OverloadsApi.class);
		return BlockingCall.value(this.definition.get(definition));
	}

	@Override
	public @Nullable Todo post(Todo one) {
		BlockingCall.checkThread(OverloadsApi.class);
		return BlockingCall.value(this.definition.post(PublishedArgument.mono(one)));
	}

	@Override
	public List<Todo> post(Iterable<Todo> many) {
		BlockingCall.checkThread(OverloadsApi.class);
		return BlockingCall.list(this.definition.post(PublishedArgument.flux(many)));
	}

	@Override
	public @Nullable Todo post(Object other) {
		BlockingCall.checkThread(OverloadsApi.class);
		return BlockingCall.value(this.definition.post(other));
	}

	@Override
	public @Nullable String toString(int radix) {
		BlockingCall.checkThread(OverloadsApi.class);
		return BlockingCall.value(this.definition.toString(radix));
	}

	@Override
	public OverloadsApi definitionOfTwin() {
		return this.definition;
	}

	@Override
	public TwinFacade<OverloadsApi> twinOfDefinition(OverloadsApi other) {
		return new BlockingOverloadsApiFacade(other);
	}

	@Override
	public String toString() {
		return "BlockingOverloadsApi of " + this.definition;
	}
}
