package dev.tandem.engine;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.time.Duration;

import dev.tandem.CallTimeout;
import dev.tandem.settings.DurationLimits;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.format.datetime.standard.DurationFormatterUtils;

/**
 * Reads the deadlines that a definition sets.
 */
final class CallTimeouts {

	private CallTimeouts() {
	}

	/**
	 * The deadline of an operation.
	 * @return the nearest, {@code null} if neither method nor definition sets one
	 * @throws IllegalStateException if it is no duration from a millisecond to 24 days
	 */
	static @Nullable Duration of(Class<?> definition, Method method) {
		Duration own = declared(method);
		return (own != null) ? own : declared(definition);
	}

	private static @Nullable Duration declared(AnnotatedElement element) {
		CallTimeout timeout = AnnotatedElementUtils.findMergedAnnotation(element, CallTimeout.class);
		if (timeout == null) {
			return null;
		}
		try {
			Duration duration = DurationFormatterUtils.detectAndParse(timeout.value());
			if (DurationLimits.isPositive(duration)) {
				return duration;
			}
		}
		catch (IllegalArgumentException | ArithmeticException ex) {
			throw invalid(element, timeout, ex);
		}
		throw invalid(element, timeout, null);
	}

	private static IllegalStateException invalid(AnnotatedElement element, CallTimeout timeout,
			@Nullable Throwable cause) {
		return new IllegalStateException(
				"@CallTimeout(\"%s\") on %s: write a time greater than zero and below 24 days, such as 300ms, 2s or PT1M"
					.formatted(timeout.value(), element),
				cause);
	}

}
