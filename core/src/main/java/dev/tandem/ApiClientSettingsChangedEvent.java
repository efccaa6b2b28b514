package dev.tandem;

import java.time.Instant;
import java.util.Set;

/**
 * Settings of a client have changed while it runs. Calls in flight keep the settings that
 * they began with. Published to listeners of the application.
 *
 * <pre class="code">
 * &#064;EventListener
 * void on(ApiClientSettingsChangedEvent event) { … event.client() … event.changed() … }
 * </pre>
 *
 * @param client name of the client
 * @param generation number of the generation that began, which the endpoint shows. The
 * greater number is the newer one: events of two causes at the same time may come in any
 * order.
 * @param time when it began
 * @param source cause of the change, such as {@code refresh}
 * @param changed keys below {@code tandem.clients.<name>} whose values have changed, in
 * order; never the values, which may be secrets
 */
public record ApiClientSettingsChangedEvent(String client, int generation, Instant time, String source,
		Set<String> changed) {

}
