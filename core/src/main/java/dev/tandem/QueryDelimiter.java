package dev.tandem;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sends the elements of a {@code @RequestParam} as one value, with a delimiter between
 * them. You need it for an API that does not read repeated parameters. <pre class="code">
 * &#64;GetExchange("/todo")
 * Flux&lt;Todo&gt; find(@RequestParam @QueryDelimiter(",") List&lt;Long&gt; ids);    // ?ids=1%2C2
 * </pre>
 * <p>
 * The argument is a collection or an array. A {@code null} in it is left out. An argument
 * without elements is treated like {@code null}, as without the annotation: the default
 * value is sent, and a required argument without one is refused.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface QueryDelimiter {

	/**
	 * Stands between two elements, such as {@code ","}, {@code " "} or {@code "|"}; not
	 * empty.
	 * @return the delimiter
	 */
	String value();

}
