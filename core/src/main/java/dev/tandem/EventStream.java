package dev.tandem;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares which server-sent events of an API end the stream and which report an error,
 * instead of being elements. On a method, or on a definition for all its methods that
 * read events.
 *
 * <pre class="code">
 * &#64;EventStream(end = "[DONE]", error = "error")
 * &#64;ErrorBody(status = "200", type = StreamError.class)
 * &#64;PostExchange(url = "/chat", accept = "text/event-stream")
 * Flux&lt;Delta&gt; chat(@RequestBody Prompt prompt);
 * </pre>
 */
@Documented
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
public @interface EventStream {

	/**
	 * Data of the event that ends the stream, such as {@code [DONE]}: the stream
	 * completes without it.
	 * @return the data, empty for none
	 */
	String end() default "";

	/**
	 * Type of the events that report a failure, such as {@code error}: the call fails
	 * with an {@link ApiResponseException} whose body is the data of the event. It has
	 * the status of the response, so {@link ErrorBody @ErrorBody} declares the type of
	 * the data for {@code 200}.
	 * @return the type, empty for none
	 */
	String error() default "";

}
