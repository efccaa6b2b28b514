package dev.tandem;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name of an operation in metrics, traces, log lines and exceptions, in place of the
 * name of its method. Needed for overloads, whose names have their parameters otherwise,
 * and for a method that is renamed while dashboards keep its name:
 *
 * <pre class="code">
 * &#64;GetExchange("/{id}")
 * Mono&lt;Todo&gt; get(&#64;PathVariable long id);                               // TodoApi#get
 *
 * &#64;OperationName("getView")
 * &#64;GetExchange("/{id}")
 * Mono&lt;Todo&gt; get(&#64;PathVariable long id, &#64;RequestParam String view);    // TodoApi#getView
 * </pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
public @interface OperationName {

	/**
	 * The name.
	 * @return letters, digits, dots, dashes and underscores; no other operation of the
	 * definition has it
	 */
	String value();

}
