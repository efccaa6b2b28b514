package example;

import dev.tandem.twin.BlockingCall;
import dev.tandem.twin.TwinFacade;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
final class BlockingOldApiFacade implements BlockingOldApi, TwinFacade<OldApi> {
	private final OldApi definition;

	BlockingOldApiFacade(OldApi definition) {
		this.definition = definition;
	}

	@Override
	public OldApi. @Nullable Old get() {
		BlockingCall.checkThread(OldApi.class);
		return BlockingCall.value(this.definition.get());
	}

	@Override
	public OldApi definitionOfTwin() {
		return this.definition;
	}

	@Override
	public TwinFacade<OldApi> twinOfDefinition(OldApi other) {
		return new BlockingOldApiFacade(other);
	}

	@Override
	public String toString() {
		return "BlockingOldApi of " + this.definition;
	}
}
