package dev.tandem.sample.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.tandem.observation.ApiCallObservationContext;
import dev.tandem.sample.page.RecordedRequest.Span;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationView;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.ClientRequestObservationContext;

/**
 * Records the requests that name themselves by {@value #HEADER}, from the observations of
 * the request, its calls and their attempts: the last {@value #MOST} of them.
 */
@Component
class RequestRecorder implements ObservationHandler<Observation.Context> {

	static final String HEADER = "X-Correlation-Id";

	static final int MOST = 100;

	private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

	private static final List<String> TAGS = List.of("api.client", "api.operation", "method", "uri", "outcome",
			"status", "attempts", "exception");

	private final Map<String, RecordedRequest> requests = new LinkedHashMap<>() {

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, RecordedRequest> eldest) {
			return size() > MOST;
		}

	};

	/**
	 * A request that was recorded.
	 * @param id its correlation id
	 * @return the request as it is now, empty if it is not known any more
	 */
	Optional<RecordedRequest.View> find(String id) {
		synchronized (this.requests) {
			return Optional.ofNullable(this.requests.get(id)).map(RecordedRequest::view);
		}
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof ServerRequestObservationContext || context instanceof ApiCallObservationContext
				|| context instanceof ClientRequestObservationContext;
	}

	@Override
	public void onStart(Observation.Context context) {
		if (context instanceof ServerRequestObservationContext server) {
			begin(server);
			return;
		}
		ObservationView parent = context.getParentObservation();
		RecordedRequest request = (parent != null) ? parent.getContextView().get(RecordedRequest.class) : null;
		if (parent != null && request != null) {
			context.put(RecordedRequest.class, request);
			Span span = request.begin(parent.getContextView().get(Span.class));
			if (span != null) {
				context.put(Span.class, span);
			}
		}
	}

	private void begin(ServerRequestObservationContext context) {
		HttpServletRequest carrier = context.getCarrier();
		String id = (carrier != null) ? carrier.getHeader(HEADER) : null;
		if (id != null && ID.matcher(id).matches()) {
			RecordedRequest request = new RecordedRequest(id);
			context.put(RecordedRequest.class, request);
			synchronized (this.requests) {
				this.requests.put(id, request);
			}
		}
	}

	@Override
	public void onEvent(Observation.Event event, Observation.Context context) {
		Span span = context.get(Span.class);
		if (span != null && event.equals(ConnectionEvents.CONNECTED)) {
			span.connected();
		}
	}

	@Override
	public void onStop(Observation.Context context) {
		if (context instanceof ServerRequestObservationContext) {
			RecordedRequest request = context.get(RecordedRequest.class);
			if (request != null) {
				request.end();
			}
			return;
		}
		Span span = context.get(Span.class);
		if (span != null) {
			span.end(tags(context));
		}
	}

	private static Map<String, String> tags(Observation.Context context) {
		Map<String, String> tags = new LinkedHashMap<>();
		for (String name : TAGS) {
			@Nullable KeyValue tag = context.getLowCardinalityKeyValue(name);
			if (tag != null) {
				tags.put(name, tag.getValue());
			}
		}
		return tags;
	}

}
