package dev.tandem.autoconfigure;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

import dev.tandem.ApiClient;
import dev.tandem.ImportApiClients;
import dev.tandem.client.ClientNames;
import dev.tandem.client.InvalidApiClientException;
import dev.tandem.twin.TwinTypes;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.registry.AbstractHttpServiceRegistrar;
import org.springframework.web.service.registry.HttpServiceGroup;

/**
 * Makes the beans of each definition, one of each style. A proxy makes the calls, in the
 * HTTP service group of the client's name; it is of the reactive interface. Where the
 * application has a bean of either type, that one is used instead. A client that is
 * configured but has no definition gets its group all the same, so that it can be called
 * without one.
 * <p>
 * It runs twice: with {@link ApiClientsAutoConfiguration}, and after all other
 * auto-configurations for what those that came in between bring in.
 */
final class ApiClientsRegistrar extends AbstractHttpServiceRegistrar {

	private @Nullable DefaultListableBeanFactory beanFactory;

	private @Nullable Environment environment;

	private @Nullable ResourceLoader resourceLoader;

	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		super.setBeanFactory(beanFactory);
		this.beanFactory = (DefaultListableBeanFactory) beanFactory;
	}

	@Override
	public void setEnvironment(Environment environment) {
		super.setEnvironment(environment);
		this.environment = environment;
	}

	@Override
	public void setResourceLoader(ResourceLoader resourceLoader) {
		super.setResourceLoader(resourceLoader);
		this.resourceLoader = resourceLoader;
	}

	@Override
	protected void registerHttpServices(GroupRegistry registry, AnnotationMetadata importingClass) {
		DefaultListableBeanFactory beans = this.beanFactory;
		Assert.state(beans != null && this.environment != null, "The registrar has not been set up");
		SeenBeans seen = SeenBeans.of(beans);
		Set<String> clients = new TreeSet<>();
		Supplier<ApplicationBeans> application = SingletonSupplier.of(() -> new ApplicationBeans(beans));
		new TreeMap<>(definitions(beans, seen)).forEach((typeName, importedFor) -> {
			Class<?> definition = ClassUtils.resolveClassName(typeName, beans.getBeanClassLoader());
			String client = clientName(definition, importedFor);
			clients.add(client);
			GroupRegistry.GroupSpec group = registry.forGroup(client, HttpServiceGroup.ClientType.WEB_CLIENT);
			if (!definition.isAnnotationPresent(ApiClient.class)) {
				group.register(NoDefinition.class);
			}
			register(definition, new TwinBeans(beans, application.get(), client), group);
		});
		if (seen.first()) {
			for (String client : withoutDefinition(beans, this.environment, clients)) {
				seen.generic().add(client);
				registry.forGroup(client, HttpServiceGroup.ClientType.WEB_CLIENT).register(NoDefinition.class);
			}
		}
		seen.defined().addAll(clients);
	}

	private static void register(Class<?> definition, TwinBeans twins, GroupRegistry.GroupSpec group) {
		TwinTypes types = TwinTypes.of(definition);
		if (types != null) {
			twins.register(types, group::register);
			return;
		}
		if (definition.isAnnotationPresent(ApiClient.class) && !isReactive(definition)) {
			throw new MissingTwinException(definition);
		}
		twins.register(definition, group::register);
	}

	/**
	 * A definition in reactive style is called by its own methods, so an application that
	 * needs no blocking twin may do without the processor.
	 */
	private static boolean isReactive(Class<?> definition) {
		return Arrays.stream(definition.getMethods())
			.filter((method) -> AnnotatedElementUtils.hasAnnotation(method, HttpExchange.class))
			.allMatch(
					(method) -> ReactiveAdapterRegistry.getSharedInstance().getAdapter(method.getReturnType()) != null);
	}

	private static Set<String> withoutDefinition(DefaultListableBeanFactory beans, Environment environment,
			Set<String> defined) {
		SelectedClients selected = SelectedClients.of(beans);
		if (selected == null) {
			return new ConfiguredClients(environment).withoutDefinition(defined);
		}
		Set<String> clients = new TreeSet<>(selected.clients());
		clients.removeAll(defined);
		return clients;
	}

	/**
	 * Names of definitions, each with the client that an import names for it, which may
	 * be empty.
	 */
	private Map<String, String> definitions(DefaultListableBeanFactory beans, SeenBeans seen) {
		Map<String, String> found = foundDefinitions(beans, seen);
		found.keySet().removeAll(seen.definitions());
		SelectedClients selected = SelectedClients.of(beans);
		if (selected == null) {
			seen.definitions().addAll(found.keySet());
			return found;
		}
		if (!seen.first()) {
			return Map.of();
		}
		Map<String, String> definitions = new HashMap<>();
		selected.definitions()
			.forEach((definition) -> definitions.put(definition.getName(),
					found.getOrDefault(definition.getName(), "")));
		return definitions;
	}

	private Map<String, String> foundDefinitions(DefaultListableBeanFactory beans, SeenBeans seen) {
		Assert.state(this.environment != null && this.resourceLoader != null, "The registrar has not been set up");
		ApiClientScanner scanner = new ApiClientScanner(this.environment, this.resourceLoader);
		Set<String> packages = new TreeSet<>();
		if (seen.first() && AutoConfigurationPackages.has(beans)) {
			packages.addAll(AutoConfigurationPackages.get(beans));
		}
		Map<String, String> definitions = new HashMap<>();
		for (String bean : seen.unseen()) {
			for (ImportApiClients imported : imports(beans, bean)) {
				packages.addAll(Set.of(imported.basePackages()));
				for (Class<?> type : imported.types()) {
					definitions.merge(type.getName(), imported.client(), (one, other) -> other.isEmpty() ? one : other);
				}
			}
		}
		for (String basePackage : packages) {
			scanner.findCandidateComponents(basePackage)
				.forEach((candidate) -> definitions.putIfAbsent(String.valueOf(candidate.getBeanClassName()), ""));
		}
		return definitions;
	}

	private static Set<ImportApiClients> imports(DefaultListableBeanFactory beans, String bean) {
		return beans.findAllAnnotationsOnBean(bean, ImportApiClients.class, false);
	}

	private String clientName(Class<?> definition, String importedFor) {
		ApiClient annotation = definition.getAnnotation(ApiClient.class);
		if (!definition.isInterface() || (annotation == null && importedFor.isEmpty())) {
			throw new InvalidApiClientException(
					"@ImportApiClients names %s, which is not an interface marked @ApiClient."
						.formatted(definition.getName()),
					"Mark it @ApiClient(\"name\"), name its client in @ImportApiClients(client = \"name\") if it cannot be "
							+ "changed, or bring in plain HTTP services with Spring's @ImportHttpServices.");
		}
		if (annotation != null && !importedFor.isEmpty() && !annotation.value().equals(importedFor)) {
			throw new InvalidApiClientException(
					"@ImportApiClients names the client '%s' for %s, which names the client '%s' itself."
						.formatted(importedFor, definition.getName(), annotation.value()),
					"Leave 'client' out: it is for interfaces that cannot be marked @ApiClient.");
		}
		String name = (annotation != null) ? annotation.value() : importedFor;
		if (!ClientNames.isValid(name)) {
			throw new InvalidApiClientException(
					"%s names the client '%s', which cannot be used in a property name.".formatted((annotation != null)
							? "@ApiClient on " + definition.getName() : "@ImportApiClients of " + definition.getName(),
							name),
					"Use lower-case letters, digits and single dashes, starting with a letter.");
		}
		Assert.state(this.environment != null, "The registrar has not been set up");
		return ConfigSources.call(definition) ? this.environment.getProperty("tandem.config.client", name) : name;
	}

}
