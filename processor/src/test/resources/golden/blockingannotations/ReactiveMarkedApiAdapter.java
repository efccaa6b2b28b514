package example;

import dev.tandem.twin.ReactiveCall;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.springframework.web.multipart.MultipartFile;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
final class ReactiveMarkedApiAdapter implements ReactiveMarkedApi {
	private final MarkedApi definition;

	ReactiveMarkedApiAdapter(MarkedApi definition) {
		this.definition = definition;
	}

	@Override
	public Mono<String> post(String text, List<@MarkedApi.OfType String> tags, long id, String crumb,
			Map<String, String> others, MultipartFile file) {
		return ReactiveCall.value(() -> this.definition.post(text, tags, id, crumb, others, file));
	}

	@Override
	public Flux<@MarkedApi.OfType String> list() {
		return ReactiveCall.list(() -> this.definition.list());
	}

	@Override
	public Mono<String> values(String text) {
		return ReactiveCall.value(() -> this.definition.values(text));
	}

	@Override
	public Mono<String> none(String text) {
		return ReactiveCall.value(() -> this.definition.none(text));
	}

	@Override
	public String toString() {
		return "ReactiveMarkedApi of " + this.definition;
	}
}
