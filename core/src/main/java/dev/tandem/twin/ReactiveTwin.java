package dev.tandem.twin;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the reactive twin that is generated of a blocking definition. It has all
 * annotations of the definition, so the proxy that makes the calls is one of the twin.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ReactiveTwin {

	/**
	 * The definition.
	 * @return the blocking interface that the application has
	 */
	Class<?> value();

}
