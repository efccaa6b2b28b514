package dev.tandem.autoconfigure;

import dev.tandem.ApiClientCustomizer;
import dev.tandem.ApiClients;
import dev.tandem.ErrorBodyReader;
import dev.tandem.HttpClientCustomizer;
import dev.tandem.RetryDelayReader;
import dev.tandem.exchange.CallExtensions;
import dev.tandem.exchange.CallValidation;
import dev.tandem.exchange.DerivedClients;
import dev.tandem.exchange.JakartaValidation;
import jakarta.validation.Validator;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.client.HttpClient;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.webclient.autoconfigure.service.ReactiveHttpServiceClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Auto-configuration of the clients: finds the definitions, makes their beans and binds
 * {@code tandem.clients.<name>}.
 */
@AutoConfiguration(before = ReactiveHttpServiceClientAutoConfiguration.class)
@ConditionalOnClass({ WebClient.class, HttpClient.class })
@Import(ApiClientsRegistrar.class)
public final class ApiClientsAutoConfiguration {

	ApiClientsAutoConfiguration() {
	}

	@Bean
	AutoConfiguredApiClients autoConfiguredApiClients(Environment environment, BeanFactory beans,
			ObjectProvider<SslBundles> sslBundles, ObjectProvider<InetAddressFilter> addressFilter,
			ObjectProvider<HttpClientCustomizer> customizers) {
		SslBundles bundles = sslBundles.getIfAvailable();
		return new AutoConfiguredApiClients(new ApiClientPropertiesBinder(environment),
				new ApiClientSettingsMapper(bundles, addressFilter.getIfAvailable(), new KeySuppliers(beans)),
				new UnknownKeys(environment), bundles, customizers.orderedStream().toList());
	}

	@Bean
	@ConditionalOnMissingBean
	ApiClients apiClients() {
		return new DerivedClients();
	}

	@Bean
	ApiClientGroupConfigurer apiClientGroupConfigurer(AutoConfiguredApiClients clients,
			ObjectProvider<ApiClientCustomizer> customizers, ObjectProvider<ErrorBodyReader> errorBodyReaders,
			ObjectProvider<RetryDelayReader> retryDelayReaders, ObjectProvider<CallValidation> validation) {
		CallExtensions extensions = new CallExtensions(errorBodyReaders.orderedStream().toList(),
				retryDelayReaders.orderedStream().toList(), validation.getIfAvailable());
		return new ApiClientGroupConfigurer(clients, customizers.orderedStream().toList(), extensions);
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
