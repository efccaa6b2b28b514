package dev.tandem.actuate;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

import dev.tandem.ApiException;
import dev.tandem.ApiTimeoutException;
import dev.tandem.ApiTimeoutException.Deadline;
import dev.tandem.actuate.ApiClientDescriptor.LastFailure;
import dev.tandem.observation.CallListener;
import dev.tandem.observation.CallOutcome;
import dev.tandem.observation.EndedCall;
import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/**
 * Counts what becomes of the calls of a client. A call that does not fail costs no
 * allocation.
 */
final class ClientStatistics implements CallListener {

	private final Instant since = Instant.now();

	private final Map<CallOutcome, LongAdder> outcomes = new EnumMap<>(CallOutcome.class);

	private volatile @Nullable LastFailure lastFailure;

	private volatile boolean starving;

	ClientStatistics() {
		for (CallOutcome outcome : CallOutcome.values()) {
			this.outcomes.put(outcome, new LongAdder());
		}
	}

	@Override
	public void ended(EndedCall call, ContextView context) {
		Objects.requireNonNull(this.outcomes.get(call.outcome())).increment();
		Throwable failure = call.failure();
		if (failure != null) {
			this.lastFailure = new LastFailure(Instant.now(), call.operation().name(), call.outcome(),
					failure.getClass().getName(), (failure instanceof ApiException) ? failure.getMessage() : null);
		}
		boolean starved = failure instanceof ApiTimeoutException timeout && timeout.deadline() == Deadline.ACQUIRE;
		if (starved != this.starving) {
			this.starving = starved;
		}
	}

	/**
	 * Whether the call that ended last had waited for a connection in vain.
	 */
	boolean isStarving() {
		return this.starving;
	}

	ApiClientDescriptor.Calls now() {
		Map<CallOutcome, Long> counts = new EnumMap<>(CallOutcome.class);
		this.outcomes.forEach((outcome, adder) -> {
			long count = adder.sum();
			if (count > 0) {
				counts.put(outcome, count);
			}
		});
		return new ApiClientDescriptor.Calls(this.since, counts, this.lastFailure);
	}

}
