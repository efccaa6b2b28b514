package dev.tandem;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sends the properties of an argument as query parameters. You need it for a filter or a
 * page that many operations share. <pre class="code">
 * record Filter(&#64;Nullable String text, List&lt;String&gt; tags, LocalDate from, Page page) {
 * }
 *
 * &#64;GetExchange("/todo")
 * Flux&lt;Todo&gt; search(@QueryObject Filter filter);    // ?text=a&amp;tags=x&amp;tags=y&amp;from=2026-01-31&amp;page.size=10
 * </pre>
 * <p>
 * The argument is a record or a bean. A property that is {@code null} is left out, one of
 * several values is repeated, and those of a nested object are named with its name and a
 * dot, as Spring's data binding reads them in a server. {@code @BindParam} renames a
 * component of a record. Dates and times are written in ISO 8601 unless
 * {@code @DateTimeFormat} says otherwise, enums by {@code @JsonValue},
 * {@code @JsonProperty} or their names.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface QueryObject {

}
