package dev.tandem;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The deadline of a call as a whole, in place of {@code timeouts.call}: all waits and
 * attempts, and reading the body. For an unbounded stream, the time to the head of the
 * response. The annotation of a method takes precedence over that of the definition.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.TYPE, ElementType.METHOD })
public @interface CallTimeout {

	/**
	 * The time.
	 * @return a duration greater than zero, such as {@code 300ms}, {@code 2s} or
	 * {@code PT1M}
	 */
	String value();

}
