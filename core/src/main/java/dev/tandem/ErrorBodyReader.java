package dev.tandem;

import java.util.Optional;

/**
 * Reads error bodies whose type does not follow from the status, such as an envelope with
 * a code of its own. Declare a bean. Its result takes precedence over
 * {@link ErrorBody @ErrorBody}.
 *
 * <pre class="code">
 * &#064;Bean
 * ErrorBodyReader shopErrors() {
 * 	return (client, failure) -&gt; client.equals("shop")
 * 			? failure.bodyAs(Envelope.class).map((envelope) -&gt; switch (envelope.code()) {
 * 				case "SOLD_OUT" -&gt; new SoldOut(envelope.message());
 * 				default -&gt; envelope;
 * 			}) : Optional.empty();
 * }
 * </pre>
 *
 * Beans are called in the order of {@code @Order} by
 * {@link ApiResponseException#error(Class)}, on the thread of its caller, until one
 * returns a value.
 */
@FunctionalInterface
public interface ErrorBodyReader {

	/**
	 * Read the body of an error.
	 * @param client name of the client
	 * @param failure the response; its {@code bodyAs} decodes the body, while its
	 * {@code error} would ask this reader again
	 * @return what the body says, empty to leave it to the next reader. A failure counts
	 * as empty
	 */
	Optional<?> read(String client, ApiResponseException failure);

}
