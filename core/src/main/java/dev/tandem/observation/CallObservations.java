package dev.tandem.observation;

import java.util.function.IntSupplier;

import dev.tandem.Internal;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import dev.tandem.ApiOperation;

/**
 * Makes the observations of calls.
 *
 * @param registry where they are registered
 * @param convention their names and tags, {@code null} for the default
 * @param traced whether spans may be made of them
 */
@Internal
public record CallObservations(ObservationRegistry registry, @Nullable ApiCallObservationConvention convention,
		boolean traced) {

	private static final Log logger = LogFactory.getLog(CallObservations.class);

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
	 * @param attempts counts the attempts until now
	 * @param parent the observation that the call belongs to, {@code null} without one
	 * @return the observation, started, or one that is no-op if it is disabled
	 */
	public Observation start(ApiOperation operation, IntSupplier attempts, @Nullable Observation parent) {
		try {
			Observation observation = ApiCallObservationDocumentation.CALL.observation(this.convention, DEFAULT,
					() -> new ApiCallObservationContext(operation, attempts), this.registry);
			harmless("start", operation, () -> observation.parentObservation(parent).start());
			return observation;
		}
		catch (Throwable ex) {
			logger.warn("A call of %s is not observed, since its observation failed".formatted(operation), ex);
			return Observation.NOOP;
		}
	}

	/**
	 * What observes a call must not change what becomes of it. An observation whose start
	 * failed goes on: some of its handlers may have begun.
	 */
	private static void harmless(String step, ApiOperation operation, Runnable action) {
		try {
			action.run();
		}
		catch (Throwable ex) {
			logger.warn("The observation of a call of %s failed at its %s; the call goes on".formatted(operation, step),
					ex);
		}
	}

	/**
	 * Do something in the scope of an observation. The thread is left as it was found,
	 * also by a handler that throws.
	 * @param observation the observation
	 * @param action what to do
	 */
	public static void inScope(Observation observation, Runnable action) {
		ObservationRegistry registry = observation.getObservationRegistry();
		Observation.Scope outer = registry.getCurrentObservationScope();
		Observation.Scope scope = Observation.Scope.NOOP;
		try {
			scope = observation.openScope();
		}
		catch (Throwable ex) {
			registry.setCurrentObservationScope(outer);
			logger.warn("The scope of an observation failed to open; the call goes on", ex);
		}
		try {
			action.run();
		}
		finally {
			close(scope, registry, outer);
		}
	}

	private static void close(Observation.Scope scope, ObservationRegistry registry,
			Observation.@Nullable Scope outer) {
		try {
			scope.close();
		}
		catch (Throwable ex) {
			registry.setCurrentObservationScope(outer);
			logger.warn("The scope of an observation failed to close; the call goes on", ex);
		}
	}

	/**
	 * A call has ended.
	 * @param observation its observation
	 * @param call what became of it
	 */
	public static void stop(Observation observation, EndedCall call) {
		Throwable failure = call.failure();
		if (failure != null) {
			harmless("failure", call.operation(), () -> observation.error(failure));
		}
		if (observation.getContext() instanceof ApiCallObservationContext context) {
			context.end(call);
		}
		harmless("end", call.operation(), observation::stop);
	}

}
