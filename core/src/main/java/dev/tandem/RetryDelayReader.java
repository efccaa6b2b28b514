package dev.tandem;

import java.time.Duration;
import java.util.Optional;

/**
 * Reads the delay that an API demands before the next attempt from a place other than
 * {@code Retry-After}, such as the {@code RetryInfo} of a {@code google.rpc.Status}.
 * Declare a bean.
 *
 * <pre class="code">
 * &#064;Bean
 * RetryDelayReader shopDelay() {
 * 	return (client, failure) -&gt; client.equals("shop") ? failure.bodyAs(Busy.class).map(Busy::retryIn)
 * 			: Optional.empty();
 * }
 * </pre>
 *
 * Beans are called in the order of {@code @Order} for each retryable response, until one
 * returns a value. They run on an event loop and must not block. The delay is treated
 * like that of {@code Retry-After}; if both are present, the longer one counts.
 */
@FunctionalInterface
public interface RetryDelayReader {

	/**
	 * Read a delay.
	 * @param client name of the client
	 * @param failure the response, with status, headers and body
	 * @return the delay, empty if the response names none. A failure counts as empty
	 */
	Optional<Duration> read(String client, ApiResponseException failure);

}
