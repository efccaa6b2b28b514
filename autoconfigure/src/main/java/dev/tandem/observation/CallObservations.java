package dev.tandem.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import dev.tandem.ApiOperation;

/**
 * Makes the observations of calls.
 *
 * @param registry where they are registered
 * @param convention their names and tags, {@code null} for the default
 */
public record CallObservations(ObservationRegistry registry, @Nullable ApiCallObservationConvention convention) {

	private static final ApiCallObservationConvention DEFAULT = new DefaultApiCallObservationConvention();

	/**
	 * Whether nobody looks.
	 * @return whether observations go nowhere
	 */
	public boolean isNoop() {
		return this.registry.isNoop();
	}

	/**
	 * Observe a call.
	 * @param operation the operation that is called
	 * @param parent the observation that the call belongs to, {@code null} for that of
	 * the thread
	 * @return the observation, started
	 */
	public Observation start(ApiOperation operation, @Nullable Observation parent) {
		Observation observation = ApiCallObservationDocumentation.CALL.observation(this.convention, DEFAULT,
				() -> new ApiCallObservationContext(operation), this.registry);
		return ((parent != null) ? observation.parentObservation(parent) : observation).start();
	}

	/**
	 * A call has ended.
	 * @param observation its observation
	 * @param call what became of it
	 */
	public static void stop(Observation observation, EndedCall call) {
		if (call.failure() != null) {
			observation.error(call.failure());
		}
		if (observation.getContext() instanceof ApiCallObservationContext context) {
			context.end(call);
		}
		observation.stop();
	}

}
