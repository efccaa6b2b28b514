package dev.tandem.observation;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.tandem.ApiOperation;
import dev.tandem.Internal;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Several listeners as one. What a listener throws is logged: it affects neither the call
 * nor the other listeners.
 *
 * @param listeners the listeners, notified in order
 */
@Internal
public record CallListeners(List<CallListener> listeners) implements CallListener {

	private static final Log logger = LogFactory.getLog(CallListeners.class);

	public CallListeners {
		listeners = List.copyOf(listeners);
	}

	@Override
	public Context started(Context context) {
		Context carried = context;
		for (CallListener listener : this.listeners) {
			Context before = carried;
			carried = notify(listener, before, () -> Objects.requireNonNull(listener.started(before),
					"A call listener has to return the context"));
		}
		return carried;
	}

	@Override
	public void waited(ApiOperation operation, CallWait wait, Duration time) {
		each((listener) -> listener.waited(operation, wait, time));
	}

	@Override
	public void retried(ApiOperation operation, Throwable failure) {
		each((listener) -> listener.retried(operation, failure));
	}

	@Override
	public void ended(EndedCall call, ContextView context) {
		each((listener) -> listener.ended(call, context));
	}

	private void each(Consumer<CallListener> notification) {
		for (CallListener listener : this.listeners) {
			notify(listener, true, () -> {
				notification.accept(listener);
				return true;
			});
		}
	}

	private static <T> T notify(CallListener listener, T otherwise, Supplier<T> notification) {
		try {
			return notification.get();
		}
		catch (Throwable ex) {
			logger.warn("The call listener %s failed; the call goes on".formatted(listener.getClass().getName()), ex);
			return otherwise;
		}
	}

}
