package dev.tandem.autoconfigure;

import dev.tandem.ApiClientCustomizer;
import dev.tandem.ApiClients;
import dev.tandem.ErrorBodyReader;
import dev.tandem.HttpClientCustomizer;
import dev.tandem.RetryDelayReader;
import dev.tandem.client.ClientExtensions;
import dev.tandem.client.Mistakes;
import dev.tandem.engine.CallExtensions;
import dev.tandem.engine.DerivedClients;
import dev.tandem.observation.ApiAttemptObservationConvention;
import dev.tandem.observation.ApiCallObservationConvention;
import dev.tandem.observation.CallListener;
import dev.tandem.observation.CallObservations;
import dev.tandem.observation.ClientInstrumentation;
import dev.tandem.resilience.CallClock;
import dev.tandem.resilience.SystemCallClock;
import dev.tandem.transport.TransportResources;
import dev.tandem.validation.CallValidation;
import dev.tandem.validation.JakartaValidation;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.micrometer.observation.ObservationRegistry;
import jakarta.validation.Validator;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.webclient.autoconfigure.service.ReactiveHttpServiceClientAutoConfiguration;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.ClassUtils;
import org.springframework.web.reactive.function.client.ClientRequestObservationConvention;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.service.registry.HttpServiceProxyRegistry;

/**
 * Auto-configuration of the clients: finds the definitions, makes their beans and binds
 * {@code tandem.clients.<name>}.
 */
@AutoConfiguration(before = ReactiveHttpServiceClientAutoConfiguration.class)
@ConditionalOnClass({ WebClient.class, HttpClient.class })
@EnableConfigurationProperties(LiveSettingsProperties.class)
@Import(ApiClientsRegistrar.class)
@ImportRuntimeHints({ NoDefinition.Hints.class, FlatProperties.Hints.class })
public final class ApiClientsAutoConfiguration {

	ApiClientsAutoConfiguration() {
	}

	@Bean
	AutoConfiguredApiClients autoConfiguredApiClients(Environment environment, BeanFactory beans,
			ObjectProvider<SslBundles> sslBundles, ObjectProvider<InetAddressFilter> addressFilter,
			ObjectProvider<ApiClientCustomizer> webClientCustomizers,
			ObjectProvider<HttpClientCustomizer> httpClientCustomizers,
			ObjectProvider<SharedBucketsLookup> sharedBuckets, ResourceLoader resourceLoader, CallExtensions extensions,
			ObjectProvider<CallListener.Factory> listeners,
			ObjectProvider<ClientInstrumentation.Factory> instrumentations, ObjectProvider<LiveSettingsProperties> live,
			ApplicationEventPublisher events) {
		Mistakes mistakes = new Mistakes();
		new UnknownPrefixes(environment).find(mistakes);
		UnknownKeys watchKeys = new UnknownKeys(environment, ConfigWatchProperties.class);
		watchKeys.find(ConfigWatchProperties.PREFIX, mistakes);
		new UnknownKeys(environment, LiveSettingsProperties.class).find(LiveSettingsProperties.PREFIX, mistakes);
		mistakes.refuse();
		SslBundles bundles = sslBundles.getIfAvailable();
		FollowedBundles followed = new FollowedBundles(bundles);
		UnknownKeys clientKeys = new UnknownKeys(environment);
		TransportResources resources = new TransportResources();
		ClientAssembly assembly = new ClientAssembly(new ApiClientPropertiesBinder(environment),
				new ApiClientSettingsMapper(bundles, addressFilter.getIfAvailable(), new NamedBeans(beans)), clientKeys,
				new SharedLimits(resourceLoader.getClassLoader(), sharedBuckets), followed,
				new LateClients(live.getObject().lateClients()),
				new ClientExtensions(resources, webClientCustomizers.orderedStream().toList(),
						httpClientCustomizers.orderedStream().toList(), extensions, listeners.orderedStream().toList(),
						instrumentations.getIfAvailable()));
		return new AutoConfiguredApiClients(assembly, clientKeys, new EnvironmentVariables(environment, watchKeys),
				followed, resources, events);
	}

	@Bean
	CallExtensions callExtensions(ObjectProvider<ErrorBodyReader> errorBodyReaders,
			ObjectProvider<RetryDelayReader> retryDelayReaders, ObjectProvider<CallValidation> validation,
			ObjectProvider<ObservationRegistry> observationRegistry,
			ObjectProvider<ApiCallObservationConvention> callConvention, ObjectProvider<CallClock> clock,
			ResourceLoader resourceLoader) {
		return new CallExtensions(errorBodyReaders.orderedStream().toList(), retryDelayReaders.orderedStream().toList(),
				validation.getIfAvailable(),
				new CallObservations(observationRegistry.getIfAvailable(() -> ObservationRegistry.NOOP),
						callConvention.getIfAvailable(),
						ClassUtils.isPresent("io.micrometer.tracing.Tracer", resourceLoader.getClassLoader())),
				clock.getIfAvailable(() -> SystemCallClock.INSTANCE));
	}

	@Bean
	@ConditionalOnMissingBean
	ApiClients apiClients(AutoConfiguredApiClients clients, ObjectProvider<HttpServiceProxyRegistry> proxies) {
		return new DerivedClients(clients::names, (name) -> {
			builtWithProxies(proxies);
			return clients.generic(name);
		}, () -> clients.refresh("refresh"));
	}

	private static void builtWithProxies(ObjectProvider<HttpServiceProxyRegistry> proxies) {
		proxies.getIfAvailable();
	}

	@Bean
	SettingsRefresh apiClientSettingsRefresh(AutoConfiguredApiClients clients, LiveSettingsProperties properties,
			Environment environment) {
		return new SettingsRefresh(clients, properties, environment, Schedulers.boundedElastic());
	}

	@Bean
	HealthProbes apiClientHealthProbes(AutoConfiguredApiClients clients) {
		return clients.probes();
	}

	@Bean
	ArgumentConversionGroupConfigurer apiClientArgumentConversionGroupConfigurer() {
		return new ArgumentConversionGroupConfigurer();
	}

	@Bean
	ApiClientGroupConfigurer apiClientGroupConfigurer(AutoConfiguredApiClients clients, HealthProbes probes,
			ObjectProvider<ClientRequestObservationConvention> customConvention,
			@Value("${management.observations.http.client.requests.name:http.client.requests}") String observationName) {
		return new ApiClientGroupConfigurer(clients,
				customConvention.getIfAvailable(() -> new ApiAttemptObservationConvention(observationName)), probes);
	}

	@Bean
	@Lazy(false)
	ConnectionErrorLog connectionErrorLog(ObjectProvider<LoggingSystem> logging) {
		return new ConnectionErrorLog(logging.getIfUnique());
	}

	/**
	 * The environment as Spring Cloud changes it.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(EnvironmentChangeEvent.class)
	static class CloudConfiguration {

		@Bean
		EnvironmentListener apiClientEnvironmentListener(SettingsRefresh refresh) {
			return new EnvironmentListener(refresh);
		}

	}

	/**
	 * Limits that instances of the application share.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(AsyncProxyManager.class)
	static class SharedLimitsConfiguration {

		@Bean
		SharedBucketsLookup sharedBucketsLookup(ObjectProvider<AsyncProxyManager<String>> asyncManagers,
				ObjectProvider<ProxyManager<String>> managers) {
			return new SharedBucketsLookup(asyncManagers, managers);
		}

	}

	/**
	 * Validation, where Jakarta Validation is there and the application has a validator.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(Validator.class)
	static class ValidationConfiguration {

		@Bean
		@Nullable CallValidation callValidation(ObjectProvider<Validator> validators) {
			Validator validator = validators.getIfUnique();
			return (validator != null) ? new JakartaValidation(validator) : null;
		}

	}

}
