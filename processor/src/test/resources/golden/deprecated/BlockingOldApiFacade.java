package example;

import dev.tandem.twin.BlockingCall;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
final class BlockingOldApiFacade implements BlockingOldApi {
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
	public String toString() {
		return "BlockingOldApi of " + this.definition;
	}
}
