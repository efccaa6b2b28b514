package example;

import dev.tandem.twin.BlockingCall;
import dev.tandem.twin.TwinFacade;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.springframework.web.multipart.MultipartFile;

@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
final class ReactiveMarkedApiFacade implements MarkedApi, TwinFacade<ReactiveMarkedApi> {
	private final ReactiveMarkedApi twin;

	ReactiveMarkedApiFacade(ReactiveMarkedApi twin) {
		this.twin = twin;
	}

	@Override
	public String post(String text, List<@MarkedApi.OfType String> tags, long id, String crumb,
			Map<String, String> others, MultipartFile file) {
		BlockingCall.checkThread(ReactiveMarkedApi.class);
		return BlockingCall.value(this.twin.post(text, tags, id, crumb, others, file));
	}

	@Override
	public List<String> list() {
		BlockingCall.checkThread(ReactiveMarkedApi.class);
		return BlockingCall.list(this.twin.list());
	}

	@Override
	public String values(String text) {
		BlockingCall.checkThread(ReactiveMarkedApi.class);
		return BlockingCall.value(this.twin.values(text));
	}

	@Override
	public String none(String text) {
		BlockingCall.checkThread(ReactiveMarkedApi.class);
		return BlockingCall.value(this.twin.none(text));
	}

	@Override
	public ReactiveMarkedApi definitionOfTwin() {
		return this.twin;
	}

	@Override
	public TwinFacade<ReactiveMarkedApi> twinOfDefinition(ReactiveMarkedApi other) {
		return new ReactiveMarkedApiFacade(other);
	}

	@Override
	public String toString() {
		return "MarkedApi of " + this.twin;
	}
}
