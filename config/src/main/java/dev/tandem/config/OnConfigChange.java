package dev.tandem.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.context.event.EventListener;

/**
 * Calls a method of a bean with each {@link ConfigChangedEvent} of certain fields, on a
 * thread of the watch. Short for {@link EventListener @EventListener} with a condition.
 *
 * <pre class="code">
 * &#64;OnConfigChange("payments.*")
 * void paymentsChanged(ConfigChangedEvent event) {
 * </pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@EventListener(ConfigChangedEvent.class)
public @interface OnConfigChange {

	/**
	 * Paths of the fields. An asterisk stands for any text, dots included.
	 * @return the paths
	 */
	String[] value();

}
