package dev.tandem;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The type of an error body for a status. {@link ApiResponseException#error(Class)} reads
 * a body as the type that is declared for its status, so that it is not taken for
 * another. Declarations of a method take precedence over those of the definition, a
 * status over a range. <pre class="code">
 * &#64;ErrorBody(status = "422", type = Invalid.class)
 * &#64;ErrorBody(status = "4xx", type = Problem.class)
 * </pre>
 */
@Documented
@Repeatable(ErrorBodies.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.TYPE, ElementType.METHOD })
public @interface ErrorBody {

	/**
	 * Status or range of statuses.
	 * @return three digits, as in {@code 422}, or a digit and {@code xx}, as in
	 * {@code 4xx}
	 */
	String status();

	/**
	 * Type of the body.
	 * @return a type that the client's codecs can read
	 */
	Class<?> type();

}
