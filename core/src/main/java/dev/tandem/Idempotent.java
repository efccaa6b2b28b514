package dev.tandem;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The operation is safe to repeat although its HTTP method is not idempotent, such as a
 * search by POST. With {@code retry.max-attempts} above 1 it is retried like a GET. On a
 * definition it holds for all methods.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.TYPE, ElementType.METHOD })
public @interface Idempotent {

}
