package dev.tandem;

import java.time.Duration;
import java.util.Optional;

/**
 * A bean that reads how long an API asks to wait before the next attempt from where it
 * says so other than in {@code Retry-After}, such as the {@code RetryInfo} of a
 * {@code google.rpc.Status}.
 *
 * <pre class="code">
 * &#064;Bean
 * RetryDelayReader shopDelay() {
 * 	return (client, failure) -&gt; client.equals("shop") ? failure.bodyAs(Busy.class).map(Busy::retryIn)
 * 			: Optional.empty();
 * }
 * </pre>
 *
 * Beans are asked in the order of {@code @Order} for each response that may be tried
 * again, on an event loop, until one answers: they must not block. The delay counts like
 * that of {@code Retry-After}; where both are there, the longer one does.
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
