package dev.tandem.actuate;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import dev.tandem.actuate.ApiClientDescriptor.CircuitBreaker;
import dev.tandem.actuate.ApiClientDescriptor.Concurrency;
import dev.tandem.actuate.ApiClientDescriptor.Limits;
import dev.tandem.actuate.ApiClientDescriptor.RateLimit;
import dev.tandem.actuate.ApiClientDescriptor.Setting;
import dev.tandem.resilience.Circuit;
import dev.tandem.resilience.ClientLimits;
import dev.tandem.resilience.ConcurrencyLimit;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.Sanitizer;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.PropertySource;

/**
 * Endpoint that shows the clients: their definitions, their settings and where each came
 * from, what they are doing and what became of their calls.
 */
@Endpoint(id = "apiclients", defaultAccess = Access.READ_ONLY)
public class ApiClientsEndpoint {

	private final ClientRegistry registry;

	private final CallStatistics statistics;

	private final Sanitizer sanitizer;

	private final Show showValues;

	private final Supplier<Set<String>> refresh;

	/**
	 * Create the endpoint.
	 * @param registry the clients
	 * @param statistics what became of their calls
	 * @param sanitizingFunctions mask values
	 * @param showValues when values of settings are shown
	 * @param refresh reads the settings again and returns the clients that have changed
	 */
	public ApiClientsEndpoint(ClientRegistry registry, CallStatistics statistics,
			Iterable<SanitizingFunction> sanitizingFunctions, Show showValues, Supplier<Set<String>> refresh) {
		this.registry = registry;
		this.statistics = statistics;
		this.sanitizer = new Sanitizer(sanitizingFunctions);
		this.showValues = showValues;
		this.refresh = refresh;
	}

	/**
	 * Show all clients.
	 * @return the clients
	 */
	@ReadOperation
	public ApiClientsDescriptor apiClients() {
		return describeAll(this.showValues.isShown(true));
	}

	/**
	 * Show one client.
	 * @param name name of the client
	 * @return the client, {@code null} if there is none of this name
	 */
	@ReadOperation
	public @Nullable ApiClientDescriptor apiClient(@Selector String name) {
		return describe(name, this.showValues.isShown(true));
	}

	/**
	 * Read the settings of all clients again. Allowed where
	 * {@code management.endpoint.apiclients.access} is {@code unrestricted}.
	 * @return names of the clients whose settings have changed
	 */
	@WriteOperation
	public Set<String> refresh() {
		return this.refresh.get();
	}

	ApiClientsDescriptor describeAll(boolean showValues) {
		Map<String, ApiClientDescriptor> clients = new LinkedHashMap<>();
		this.registry.clients().forEach((name, client) -> clients.put(name, describe(name, client, showValues)));
		return new ApiClientsDescriptor(clients);
	}

	@Nullable ApiClientDescriptor describe(String name, boolean showValues) {
		RegisteredClient client = this.registry.clients().get(name);
		return (client != null) ? describe(name, client, showValues) : null;
	}

	private ApiClientDescriptor describe(String name, RegisteredClient client, boolean showValues) {
		Map<String, Setting> settings = new LinkedHashMap<>();
		client.settings().forEach((setting) -> settings.put(setting.key(), describe(setting, showValues)));
		Setting baseUrl = settings.containsKey("base-url") ? settings.get("base-url") : settings.get("base-urls");
		return new ApiClientDescriptor((baseUrl != null) ? baseUrl.value() : null, client.generation(),
				client.definitions(), settings, client.pools().get(), describe(client.limits()),
				this.statistics.of(name).now());
	}

	private Setting describe(ClientSetting setting, boolean showValues) {
		ConfigurationProperty property = setting.origin();
		ConfigurationPropertySource shown = (property != null) ? property.getSource() : null;
		PropertySource<?> source = (shown != null
				&& shown.getUnderlyingSource() instanceof PropertySource<?> underlying) ? underlying : null;
		Origin origin = (property != null) ? property.getOrigin() : null;
		Object value = this.sanitizer.sanitize(new SanitizableData(source, setting.property(), setting.value()),
				showValues);
		return new Setting(value, setting.source().name().toLowerCase(Locale.ROOT),
				(property != null) ? setting.property() : null, (source != null) ? source.getName() : null,
				(origin != null) ? origin.toString() : null);
	}

	private static Limits describe(ClientLimits limits) {
		ConcurrencyLimit concurrency = limits.concurrency();
		Circuit circuit = limits.circuit();
		return new Limits(
				(concurrency != null) ? new Concurrency(concurrency.inUse(), concurrency.waiting(),
						concurrency.maxCalls(), concurrency.maxWaiting()) : null,
				(limits.rate() != null) ? new RateLimit(limits.rate().waiting()) : null,
				(circuit != null) ? new CircuitBreaker(circuit.state().text()) : null);
	}

}
