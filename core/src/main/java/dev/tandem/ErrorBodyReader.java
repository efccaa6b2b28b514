package dev.tandem;

import java.util.Optional;

/**
 * A bean that reads error bodies whose status does not tell their type, such as an
 * envelope with a code of its own. What it finds goes before what
 * {@link ErrorBody @ErrorBody} declares.
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
 * Beans are asked in the order of {@code @Order}, on each
 * {@link ApiResponseException#error(Class)} and on the thread that calls it, until one
 * answers.
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
