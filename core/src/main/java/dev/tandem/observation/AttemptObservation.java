package dev.tandem.observation;

import java.util.function.Supplier;

import dev.tandem.ApiOperation;
import dev.tandem.Internal;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.function.client.ClientHttpObservationDocumentation;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientRequestObservationConvention;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.DefaultClientRequestObservationConvention;

/**
 * Observes one attempt as {@code WebClient} does, from before it is sent until the head
 * of its response. What observes it does not change what becomes of it.
 */
@Internal
public final class AttemptObservation {

	private static final Log logger = LogFactory.getLog(AttemptObservation.class);

	private static final DefaultClientRequestObservationConvention DEFAULT = new DefaultClientRequestObservationConvention();

	private final ApiOperation operation;

	private final Observation observation;

	private AttemptObservation(ApiOperation operation, Observation observation) {
		this.operation = operation;
		this.observation = observation;
	}

	/**
	 * An attempt begins.
	 * @param registry where it is observed
	 * @param convention names and tags, {@code null} for Spring's
	 * @param operation the operation that is called
	 * @param carrier adds headers to the request
	 * @param uriTemplate returns the template of its URI
	 * @param context context of its subscriber, with the observation of the call
	 * @return the observation, {@code null} if nobody observes
	 */
	public static @Nullable AttemptObservation start(ObservationRegistry registry,
			@Nullable ClientRequestObservationConvention convention, ApiOperation operation,
			ClientRequest.Builder carrier, Supplier<@Nullable String> uriTemplate, ContextView context) {
		if (registry.isNoop()) {
			return null;
		}
		try {
			Observation observation = ClientHttpObservationDocumentation.HTTP_REACTIVE_CLIENT_EXCHANGES.observation(
					convention, DEFAULT, () -> new ApiAttemptObservationContext(carrier, operation, uriTemplate),
					registry);
			AttemptObservation attempt = new AttemptObservation(operation, observation);
			Observation parent = context.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
			attempt.harmless("start", () -> observation.parentObservation(parent).start());
			return observation.isNoop() ? null : attempt;
		}
		catch (Throwable ex) {
			logger.warn("An attempt of %s is not observed, since its observation failed".formatted(operation), ex);
			return null;
		}
	}

	private void harmless(String step, Runnable action) {
		try {
			action.run();
		}
		catch (Throwable ex) {
			logger.warn("The observation of an attempt of %s failed at its %s; the attempt goes on"
				.formatted(this.operation, step), ex);
		}
	}

	/**
	 * Add the observation to the context of the attempt.
	 * @param context the context
	 * @return the context with the observation
	 */
	public Context addTo(Context context) {
		return context.put(ObservationThreadLocalAccessor.KEY, this.observation);
	}

	/**
	 * The head of the response has come.
	 * @param status its status
	 * @param response makes the response that is shown to observers
	 */
	public void respond(HttpStatusCode status, Supplier<ClientResponse> response) {
		if (this.observation.getContext() instanceof ApiAttemptObservationContext context) {
			context.respond(status, response);
		}
	}

	/**
	 * The attempt has failed.
	 * @param failure the failure
	 */
	public void fail(Throwable failure) {
		harmless("failure", () -> this.observation.error(failure));
	}

	/**
	 * The attempt was cancelled before its response came.
	 */
	public void abort() {
		if (this.observation.getContext() instanceof ApiAttemptObservationContext context) {
			context.abort();
		}
	}

	/**
	 * The observation ends.
	 */
	public void stop() {
		harmless("end", this.observation::stop);
	}

}
