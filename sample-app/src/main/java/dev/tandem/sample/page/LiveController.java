package dev.tandem.sample.page;

import java.util.List;
import java.util.Map;

import dev.tandem.actuate.ApiClientDescriptor;
import dev.tandem.actuate.ApiClientDescriptor.Calls;
import dev.tandem.actuate.ApiClientDescriptor.Limits;
import dev.tandem.actuate.ApiClientsEndpoint;
import dev.tandem.actuate.RegisteredClient;
import dev.tandem.transport.PoolState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the clients are doing now: what {@code /actuator/apiclients} says without the
 * settings, with numbers that only the meters have.
 */
@RestController
class LiveController {

	private final ApiClientsEndpoint endpoint;

	private final MeterRegistry meters;

	LiveController(ApiClientsEndpoint endpoint, MeterRegistry meters) {
		this.endpoint = endpoint;
		this.meters = meters;
	}

	@GetMapping("/page/clients")
	List<LiveClient> clients() {
		return this.endpoint.apiClients().clients().entrySet().stream().map(this::live).toList();
	}

	private LiveClient live(Map.Entry<String, ApiClientDescriptor> client) {
		String name = client.getKey();
		ApiClientDescriptor now = client.getValue();
		int inFlight = this.meters.find("tandem.calls.active")
			.tag("api.client", name)
			.longTaskTimers()
			.stream()
			.mapToInt(LongTaskTimer::activeTasks)
			.sum();
		Gauge permits = this.meters.find("tandem.rate.limit.permits").tag("api.client", name).gauge();
		return new LiveClient(name, String.valueOf(now.baseUrl()), now.generation(), inFlight, now.pools(),
				now.limits(), (permits != null) ? permits.value() : null, now.calls());
	}

	/**
	 * A client.
	 *
	 * @param name its name
	 * @param baseUrl its base URL
	 * @param generation which of its generations it is
	 * @param inFlight calls that run
	 * @param pools its connection pools
	 * @param limits its limits
	 * @param permitsPerSecond attempts that its rate limit allows per second,
	 * {@code null} without one
	 * @param calls what became of its calls
	 */
	record LiveClient(String name, String baseUrl, RegisteredClient.Generation generation, int inFlight,
			List<PoolState> pools, Limits limits, @Nullable Double permitsPerSecond, Calls calls) {
	}

}
