package dev.tandem;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an {@code @HttpExchange} interface as the definition of an API and names the
 * client that calls it.
 * <p>
 * The annotation processor writes the twin of the definition: {@code Blocking} followed
 * by its name if it is in reactive style, as here, and {@code Reactive} followed by its
 * name if it is in blocking style. The auto-configuration makes a bean of each.
 * <pre class="code">
 * &#64;ApiClient("bloomy")
 * &#64;HttpExchange("/todo")
 * public interface TodoApi {
 *
 *     &#64;GetExchange("/{id}")
 *     Mono&lt;Todo&gt; get(@PathVariable long id);
 *
 * }
 * </pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ApiClient {

	/**
	 * Name of the client: the {@code <name>} in {@code tandem.clients.<name>} and the
	 * name of the HTTP service group that the definition belongs to. Several definitions
	 * may share a client, and with it the connection pool. Lower-case letters, digits and
	 * single dashes, starting with a letter.
	 * @return the name
	 */
	String value();

}
