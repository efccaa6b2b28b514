package dev.tandem.autoconfigure;

import java.util.Set;
import java.util.TreeSet;

import dev.tandem.ApiClient;
import dev.tandem.ImportApiClients;
import dev.tandem.config.ConfigClient;
import dev.tandem.config.consul.ConsulClient;
import dev.tandem.config.etcd.EtcdClient;
import dev.tandem.twin.TwinTypes;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;
import org.springframework.web.service.registry.AbstractHttpServiceRegistrar;
import org.springframework.web.service.registry.HttpServiceGroup;

/**
 * Makes two beans of each definition, one of each style. A proxy makes the calls, in the
 * HTTP service group of the client's name; it is of the reactive interface. Where the
 * application has a bean of either type, that one is used instead. A client that is
 * configured but has no definition gets its group all the same, so that it can be called
 * without one.
 */
final class ApiClientsRegistrar extends AbstractHttpServiceRegistrar {

	/**
	 * Definitions that are called through the client that {@code tandem.config.client}
	 * names.
	 */
	private static final Set<Class<?>> WATCH_CLIENTS = Set.of(ConfigClient.class, ConsulClient.class, EtcdClient.class);

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
		Set<String> clients = new TreeSet<>();
		for (String typeName : definitions(beans)) {
			Class<?> definition = ClassUtils.resolveClassName(typeName, beans.getBeanClassLoader());
			String client = clientName(definition, this.environment);
			clients.add(client);
			TwinTypes types = TwinTypes.of(definition);
			if (types == null) {
				throw new MissingTwinException(definition);
			}
			new TwinBeans(beans, types, client)
				.register((type) -> registry.forGroup(client, HttpServiceGroup.ClientType.WEB_CLIENT).register(type));
		}
		for (String client : new ConfiguredClients(this.environment).withoutDefinition(clients)) {
			registry.forGroup(client, HttpServiceGroup.ClientType.WEB_CLIENT).register(NoDefinition.class);
		}
	}

	private Set<String> definitions(DefaultListableBeanFactory beans) {
		Assert.state(this.environment != null && this.resourceLoader != null, "The registrar has not been set up");
		ApiClientScanner scanner = new ApiClientScanner(this.environment, this.resourceLoader);
		Set<String> packages = new TreeSet<>();
		if (AutoConfigurationPackages.has(beans)) {
			packages.addAll(AutoConfigurationPackages.get(beans));
		}
		Set<String> definitions = new TreeSet<>();
		for (String bean : beans.getBeanDefinitionNames()) {
			ImportApiClients imported = beans.findAnnotationOnBean(bean, ImportApiClients.class, false);
			if (imported != null) {
				packages.addAll(Set.of(imported.basePackages()));
				for (Class<?> type : imported.types()) {
					definitions.add(type.getName());
				}
			}
		}
		for (String basePackage : packages) {
			scanner.findCandidateComponents(basePackage)
				.forEach((candidate) -> definitions.add(String.valueOf(candidate.getBeanClassName())));
		}
		return definitions;
	}

	private static String clientName(Class<?> definition, Environment environment) {
		ApiClient annotation = definition.getAnnotation(ApiClient.class);
		if (annotation == null || !definition.isInterface()) {
			throw new InvalidApiClientException(
					"@ImportApiClients names %s, which is not an interface marked @ApiClient."
						.formatted(definition.getName()),
					"Mark it @ApiClient(\"name\"), or bring in plain HTTP services with Spring's @ImportHttpServices.");
		}
		if (!ClientNames.isValid(annotation.value())) {
			throw new InvalidApiClientException(
					"@ApiClient on %s names the client '%s', under which no property can be found."
						.formatted(definition.getName(), annotation.value()),
					"Use lower-case letters, digits and single dashes, starting with a letter.");
		}
		return WATCH_CLIENTS.contains(definition) ? environment.getProperty("tandem.config.client", annotation.value())
				: annotation.value();
	}

}
