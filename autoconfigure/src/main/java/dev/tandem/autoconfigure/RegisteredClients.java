package dev.tandem.autoconfigure;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import dev.tandem.ApiClients;
import dev.tandem.actuate.ClientRegistry;
import dev.tandem.actuate.ClientSetting;
import dev.tandem.actuate.DefinitionDescriptor;
import dev.tandem.actuate.RegisteredClient;
import dev.tandem.client.Generation;
import dev.tandem.engine.DefinedOperation;
import dev.tandem.settings.ClientSettings;
import dev.tandem.twin.TwinNames;

import org.springframework.core.env.Environment;
import org.springframework.web.service.registry.HttpServiceProxyRegistry;

/**
 * Shows the clients to Actuator, each as its generation of now is.
 */
final class RegisteredClients implements ClientRegistry {

	private final AutoConfiguredApiClients clients;

	private final HttpServiceProxyRegistry proxies;

	private final HealthProbes probes;

	private final ApiClients derivation;

	private final UnaryOperator<String> placeholders;

	private final Map<String, Shown> shown = new ConcurrentHashMap<>();

	RegisteredClients(AutoConfiguredApiClients clients, HttpServiceProxyRegistry proxies, HealthProbes probes,
			ApiClients derivation, Environment environment) {
		this.clients = clients;
		this.proxies = proxies;
		this.probes = probes;
		this.derivation = derivation;
		this.placeholders = environment::resolvePlaceholders;
	}

	@Override
	public Map<String, RegisteredClient> clients() {
		Map<String, RegisteredClient> all = new LinkedHashMap<>();
		this.clients.names().forEach((name) -> all.put(name, client(name)));
		return all;
	}

	/**
	 * A client is described once in each generation, unless its properties follow a
	 * moment later.
	 */
	private RegisteredClient client(String name) {
		AutoConfiguredApiClient client = this.clients.get(name);
		Shown known = this.shown.get(name);
		Generation generation = client.running().generation();
		BoundClient bound = client.bound();
		if (known == null || known.generation() != generation.number() || !known.bound().equals(bound)) {
			known = new Shown(generation.number(), bound, describe(name, client, generation));
			this.shown.put(name, known);
		}
		return known.client();
	}

	private RegisteredClient describe(String name, AutoConfiguredApiClient client, Generation generation) {
		ClientSettings settings = generation.settings();
		Set<Class<?>> definitions = this.proxies.getClientTypesInGroup(name)
			.stream()
			.filter((type) -> type != NoDefinition.class)
			.collect(Collectors.toSet());
		List<ClientSetting> all = new EffectiveSettings(client.bound(), settings.http().addressFilter() != null,
				this.placeholders)
			.get();
		return new RegisteredClient(describe(definitions, this.placeholders), all,
				new RegisteredClient.Generation(generation.number(), generation.since(), generation.source()),
				generation.limits(), generation.connections()::pools,
				this.probes.create(settings, definitions, this.proxies, this.derivation));
	}

	private static List<DefinitionDescriptor> describe(Set<Class<?>> definitions, UnaryOperator<String> placeholders) {
		return definitions.stream()
			.map((definition) -> new DefinitionDescriptor(TwinNames.definition(definition).getName(),
					DefinedOperation.of(definition, placeholders).stream().map(RegisteredClients::describe).toList()))
			.sorted(Comparator.comparing(DefinitionDescriptor::type))
			.toList();
	}

	private static DefinitionDescriptor.Operation describe(DefinedOperation operation) {
		return new DefinitionDescriptor.Operation(operation.name(),
				(operation.httpMethod() != null) ? operation.httpMethod().name() : null, operation.uriTemplate());
	}

	private record Shown(int generation, BoundClient bound, RegisteredClient client) {
	}

}
