package dev.tandem.failure;

import java.util.function.BiFunction;
import java.util.function.BiPredicate;

import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.util.context.Context;

/**
 * Signals the errors that Reactor would rethrow, as its strategy for errors that are
 * thrown for an element.
 */
final class FatalErrors
		implements BiFunction<Throwable, @Nullable Object, Throwable>, BiPredicate<Throwable, @Nullable Object> {

	/**
	 * Reactor's context key of the strategy.
	 */
	private static final String ON_NEXT_ERROR = "reactor.onNextError.localStrategy";

	private static final FatalErrors STRATEGY = new FatalErrors();

	private FatalErrors() {
	}

	/**
	 * Put the strategy into a context, unless the application has set one.
	 */
	static Context carriedBy(Context context) {
		return context.hasKey(ON_NEXT_ERROR) ? context : context.put(ON_NEXT_ERROR, STRATEGY);
	}

	@Override
	public boolean test(Throwable thrown, @Nullable Object element) {
		return Exceptions.isJvmFatal(thrown);
	}

	@Override
	public Throwable apply(Throwable thrown, @Nullable Object element) {
		return Failures.signal(thrown);
	}

}
