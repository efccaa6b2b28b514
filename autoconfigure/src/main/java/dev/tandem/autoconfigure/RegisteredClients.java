package dev.tandem.autoconfigure;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import dev.tandem.ApiClients;
import dev.tandem.actuate.ClientRegistry;
import dev.tandem.actuate.ClientSetting;
import dev.tandem.actuate.DefinitionDescriptor;
import dev.tandem.actuate.RegisteredClient;
import dev.tandem.settings.ClientSettings;
import dev.tandem.engine.DefinedOperation;
import dev.tandem.twin.TwinNames;

import org.springframework.core.env.Environment;
import org.springframework.web.service.registry.HttpServiceProxyRegistry;

/**
 * Shows the clients to Actuator. They are what they were at the start: settings are read
 * once, as the clients read them.
 */
final class RegisteredClients implements ClientRegistry {

	private final Map<String, RegisteredClient> clients = new LinkedHashMap<>();

	RegisteredClients(AutoConfiguredApiClients clients, HttpServiceProxyRegistry proxies, HealthProbes probes,
			ApiClients derivation, Environment environment) {
		UnaryOperator<String> placeholders = environment::resolvePlaceholders;
		for (String name : clients.names()) {
			AutoConfiguredApiClient client = clients.get(name);
			ClientSettings settings = client.settings();
			Set<Class<?>> definitions = proxies.getClientTypesInGroup(name)
				.stream()
				.filter((type) -> type != NoDefinition.class)
				.collect(Collectors.toSet());
			List<ClientSetting> shown = new EffectiveSettings(clients.bound(name),
					settings.http().addressFilter() != null, placeholders)
				.get();
			this.clients.put(name, new RegisteredClient(describe(definitions, placeholders), shown, client.limits(),
					client.transport()::pools, probes.create(settings, definitions, proxies, derivation)));
		}
	}

	@Override
	public Map<String, RegisteredClient> clients() {
		return this.clients;
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

}
