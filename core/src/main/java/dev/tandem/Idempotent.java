package dev.tandem;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The operation may be sent twice with the effect of once, although its HTTP method does
 * not say so, as a search by POST. With {@code retry.max-attempts} it is tried again like
 * a GET. On a definition it holds for all methods.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.TYPE, ElementType.METHOD })
public @interface Idempotent {

}
