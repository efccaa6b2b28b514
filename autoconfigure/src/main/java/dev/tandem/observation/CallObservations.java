package dev.tandem.observation;

import java.util.function.IntSupplier;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import dev.tandem.ApiOperation;

/**
 * Makes the observations of calls.
 *
 * @param registry where they are registered
 * @param convention their names and tags, {@code null} for the default
 * @param traced whether spans may be made of them
 */
public record CallObservations(ObservationRegistry registry, @Nullable ApiCallObservationConvention convention,
		boolean traced) {

	private static final ApiCallObservationConvention DEFAULT = new DefaultApiCallObservationConvention();

	/**
	 * Whether nobody looks.
	 * @return whether observations go nowhere
	 */
	public boolean isNoop() {
		return this.registry.isNoop();
	}

	/**
	 * The observation of the thread.
	 * @return the observation, {@code null} without one
	 */
	public @Nullable Observation current() {
		return this.registry.getCurrentObservation();
	}

	/**
	 * Observe a call.
	 * @param operation the operation that is called
	 * @param attempts tells how often the request was tried until now
	 * @param parent the observation that the call belongs to, {@code null} without one
	 * @return the observation, started, or one that is no-op if it is disabled
	 */
	public Observation start(ApiOperation operation, IntSupplier attempts, @Nullable Observation parent) {
		return ApiCallObservationDocumentation.CALL
			.observation(this.convention, DEFAULT, () -> new ApiCallObservationContext(operation, attempts),
					this.registry)
			.parentObservation(parent)
			.start();
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
