package dev.tandem.engine;

import java.util.Arrays;
import java.util.List;

import dev.tandem.resilience.CallClock;
import org.jspecify.annotations.Nullable;

/**
 * What runs the calls of one generation of a client, around the whole exchange, body
 * included.
 *
 * @param watch observes calls, {@code null} if nobody does
 * @param gate the door that calls pass
 * @param policies take part in each call, outermost first
 * @param errors turns failures into Tandem's exceptions
 * @param validation validates responses, {@code null} for none
 * @param clock the time that calls go by
 * @param direct whether attempts are made without {@code WebClient}, where no filter sees
 * them
 * @param traced whether attempts begin in the scope of their call's observation
 */
record Engine(@Nullable CallWatch watch, CallGate gate, List<CallPolicy> policies, ErrorMapping errors,
		@Nullable ResponseValidation validation, CallClock clock, boolean direct, boolean traced) {

	static final CallStep[] NO_STEPS = {};

	Engine {
		policies = List.copyOf(policies);
	}

	/**
	 * What the policies do in a call, outermost first.
	 */
	CallStep[] steps(Call call) {
		if (this.policies.isEmpty()) {
			return NO_STEPS;
		}
		CallStep[] steps = new CallStep[this.policies.size()];
		int count = 0;
		for (int i = 0; i < steps.length; i++) {
			CallStep step = this.policies.get(i).begin(call);
			if (step != null) {
				steps[count++] = step;
			}
		}
		return (count == steps.length) ? steps : Arrays.copyOf(steps, count);
	}

}
