package dev.tandem.observation;

import java.util.function.IntSupplier;

import dev.tandem.ApiOperation;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatusCode;

/**
 * What is known of a call while it is observed.
 */
public final class ApiCallObservationContext extends Observation.Context implements MeasuredContext {

	private final ApiOperation operation;

	private final SharedKeyValues keyValues = new SharedKeyValues();

	private volatile IntSupplier attempts;

	private @Nullable HttpStatusCode status;

	private CallOutcome outcome = CallOutcome.UNKNOWN;

	private @Nullable Object measurement;

	/**
	 * Begin the observation of a call.
	 * @param operation the operation that is called
	 * @param attempts counts the attempts until now
	 */
	public ApiCallObservationContext(ApiOperation operation, IntSupplier attempts) {
		this.operation = operation;
		this.attempts = attempts;
	}

	/**
	 * The call has ended.
	 * @param call what became of it
	 */
	void end(EndedCall call) {
		this.outcome = call.outcome();
		this.attempts = call::attempts;
		this.status = call.status();
	}

	/**
	 * The operation that is called.
	 * @return the operation
	 */
	public ApiOperation operation() {
		return this.operation;
	}

	/**
	 * How often the request was tried until now.
	 * @return the number of attempts, 0 for a call that was not sent
	 */
	public int attempts() {
		return this.attempts.getAsInt();
	}

	/**
	 * Status of the last response.
	 * @return the status, {@code null} without one
	 */
	public @Nullable HttpStatusCode status() {
		return this.status;
	}

	/**
	 * What became of the call.
	 * @return the outcome, {@code UNKNOWN} while it runs
	 */
	public CallOutcome outcome() {
		return this.outcome;
	}

	@Override
	public Observation.Context addLowCardinalityKeyValues(KeyValues added) {
		return this.keyValues.replace(added) ? this : super.addLowCardinalityKeyValues(added);
	}

	@Override
	public Observation.Context addLowCardinalityKeyValue(KeyValue added) {
		this.keyValues.handOver().forEach(super::addLowCardinalityKeyValue);
		return super.addLowCardinalityKeyValue(added);
	}

	@Override
	public Observation.Context removeLowCardinalityKeyValue(String key) {
		this.keyValues.handOver().forEach(super::addLowCardinalityKeyValue);
		return super.removeLowCardinalityKeyValue(key);
	}

	@Override
	public KeyValues getLowCardinalityKeyValues() {
		KeyValues shared = this.keyValues.get();
		return (shared != null) ? shared : super.getLowCardinalityKeyValues();
	}

	@Override
	public @Nullable KeyValue getLowCardinalityKeyValue(String key) {
		return (this.keyValues.get() != null) ? this.keyValues.get(key) : super.getLowCardinalityKeyValue(key);
	}

	@Override
	public @Nullable Object measurement() {
		return this.measurement;
	}

	@Override
	public void measurement(Object made) {
		this.measurement = made;
	}

}
