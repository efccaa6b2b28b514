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
 * The argument is a collection or an array. A {@code null} in it is an empty text. An
 * argument without elements is not sent, as without the annotation.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface QueryDelimiter {

	/**
	 * Stands between two elements, such as {@code ","}, {@code " "} or {@code "|"}.
	 * @return the delimiter
	 */
	String value();

}
