package dev.tandem.autoconfigure;

import dev.tandem.ApiClient;
import dev.tandem.client.Mistakes;
import dev.tandem.client.RunningClient;

import org.springframework.core.Ordered;
import org.springframework.web.reactive.function.client.ClientRequestObservationConvention;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.support.WebClientHttpServiceGroupConfigurer;
import org.springframework.web.service.registry.HttpServiceGroup;

/**
 * Configures the HTTP service groups that hold a definition of Tandem, after Boot and the
 * application's own configurers. Other groups stay as they are.
 */
final class ApiClientGroupConfigurer implements WebClientHttpServiceGroupConfigurer {

	private final AutoConfiguredApiClients clients;

	private final ClientRequestObservationConvention convention;

	private final HealthProbes probes;

	ApiClientGroupConfigurer(AutoConfiguredApiClients clients, ClientRequestObservationConvention convention,
			HealthProbes probes) {
		this.clients = clients;
		this.convention = convention;
		this.probes = probes;
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void configureGroups(Groups<WebClient.Builder> groups) {
		refuseMistakes(groups);
		groups.filter(ApiClientGroupConfigurer::isApiClient)
			.forEachClient((group, builder) -> client(group).configure(builder.observationConvention(this.convention)));
		groups.filter(ApiClientGroupConfigurer::isApiClient).forEachProxyFactory((group, factory) -> {
			client(group).configure(factory);
		});
	}

	/**
	 * The mistakes in the settings of all clients come out together.
	 */
	private void refuseMistakes(Groups<WebClient.Builder> groups) {
		Mistakes mistakes = new Mistakes();
		groups.filter(ApiClientGroupConfigurer::isApiClient).forEachClient((group, builder) -> mistakes.part(() -> {
			RunningClient client = client(group);
			this.probes.check(client.generation().settings(), group.httpServiceTypes());
			return client;
		}));
		mistakes.refuse();
	}

	private RunningClient client(HttpServiceGroup group) {
		return this.clients.get(group.name(), group.httpServiceTypes()).running();
	}

	static boolean isApiClient(HttpServiceGroup group) {
		return group.httpServiceTypes()
			.stream()
			.anyMatch((type) -> type == NoDefinition.class || type.isAnnotationPresent(ApiClient.class));
	}

}
