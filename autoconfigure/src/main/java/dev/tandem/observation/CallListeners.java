package dev.tandem.observation;

import java.time.Duration;
import java.util.List;

import dev.tandem.ApiOperation;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Several listeners as one.
 *
 * @param listeners the listeners, told in order
 */
public record CallListeners(List<CallListener> listeners) implements CallListener {

	public CallListeners {
		listeners = List.copyOf(listeners);
	}

	@Override
	public void waited(ApiOperation operation, CallWait wait, Duration time) {
		this.listeners.forEach((listener) -> listener.waited(operation, wait, time));
	}

	@Override
	public void retried(ApiOperation operation, Throwable failure) {
		this.listeners.forEach((listener) -> listener.retried(operation, failure));
	}

	@Override
	public Context started(Context context) {
		Context carried = context;
		for (CallListener listener : this.listeners) {
			carried = listener.started(carried);
		}
		return carried;
	}

	@Override
	public void ended(EndedCall call, ContextView context) {
		for (CallListener listener : this.listeners) {
			listener.ended(call, context);
		}
	}

}
