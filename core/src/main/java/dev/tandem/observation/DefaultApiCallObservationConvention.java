package dev.tandem.observation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.tandem.ApiOperation;
import dev.tandem.observation.ApiCallObservationDocumentation.LowCardinalityKeyNames;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatusCode;

/**
 * Default names and tags of the observation of calls.
 */
public class DefaultApiCallObservationConvention implements ApiCallObservationConvention {

	private static final String NAME = "tandem.calls";

	/**
	 * Most states that are remembered: a client without a definition may be given any
	 * number of templates.
	 */
	private static final int MOST_STATES = 1_000;

	/**
	 * Most calls are as another was before: for each operation there are few states that
	 * a call without a failure can be in.
	 */
	private final Map<State, KeyValues> withoutFailure = new ConcurrentHashMap<>();

	@Override
	public String getName() {
		return NAME;
	}

	@Override
	public String getContextualName(ApiCallObservationContext context) {
		return context.operation().name();
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(ApiCallObservationContext context) {
		Throwable failure = context.getError();
		State state = new State(context.operation(), context.attempts(), context.outcome(), context.status());
		if (failure != null) {
			return state.keyValues(exception(failure));
		}
		KeyValues known = this.withoutFailure.get(state);
		if (known == null) {
			known = state.keyValues(KeyValue.NONE_VALUE);
			if (this.withoutFailure.size() < MOST_STATES) {
				this.withoutFailure.put(state, known);
			}
		}
		return known;
	}

	private static String exception(Throwable failure) {
		String name = failure.getClass().getSimpleName();
		return name.isEmpty() ? failure.getClass().getName() : name;
	}

	private record State(ApiOperation operation, int attempts, CallOutcome outcome, @Nullable HttpStatusCode status) {

		KeyValues keyValues(String exception) {
			return KeyValues.of(KeyValue.of(LowCardinalityKeyNames.API_CLIENT, this.operation.client()),
					KeyValue.of(LowCardinalityKeyNames.API_OPERATION, this.operation.name()),
					KeyValue.of(LowCardinalityKeyNames.ATTEMPTS, Integer.toString(this.attempts)),
					KeyValue.of(LowCardinalityKeyNames.EXCEPTION, exception),
					KeyValue.of(LowCardinalityKeyNames.OUTCOME, this.outcome.name()),
					KeyValue.of(LowCardinalityKeyNames.STATUS,
							(this.status != null) ? Integer.toString(this.status.value()) : KeyValue.NONE_VALUE));
		}

	}

}
