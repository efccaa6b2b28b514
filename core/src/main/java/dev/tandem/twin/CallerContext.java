package dev.tandem.twin;

import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * The context of a reactive caller, handed to the calls of the blocking method that runs
 * for it: they belong to its observation, and to whatever else it carries.
 */
final class CallerContext {

	private static final ThreadLocal<@Nullable ContextView> CURRENT = new ThreadLocal<>();

	private CallerContext() {
	}

	static <T extends @Nullable Object> T during(ContextView context, Callable<T> call) throws Exception {
		ContextView outer = CURRENT.get();
		CURRENT.set(WholeList.forget(Context.of(context)));
		try {
			return call.call();
		}
		finally {
			if (outer != null) {
				CURRENT.set(outer);
			}
			else {
				CURRENT.remove();
			}
		}
	}

	static <T> Mono<T> into(Mono<T> call) {
		ContextView context = CURRENT.get();
		return (context != null) ? call.contextWrite(context) : call;
	}

	static <T> Flux<T> into(Flux<T> call) {
		ContextView context = CURRENT.get();
		return (context != null) ? call.contextWrite(context) : call;
	}

}
