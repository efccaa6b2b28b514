package dev.tandem.autoconfigure;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

import dev.tandem.RequestSigner;
import dev.tandem.client.InvalidApiClientException;
import dev.tandem.client.Mistakes;
import dev.tandem.client.SettingKeys;
import dev.tandem.client.SettingObjects;
import dev.tandem.client.SettingValues;
import dev.tandem.client.SettingsMapper;
import dev.tandem.settings.ClientSettings;
import dev.tandem.settings.Redirects;
import dev.tandem.settings.TlsMaterial;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundles;

/**
 * Makes settings of a client's properties, with what Spring Boot has of certificates,
 * addresses and beans.
 */
final class ApiClientSettingsMapper {

	private final @Nullable SslBundles sslBundles;

	private final @Nullable InetAddressFilter addressFilter;

	private final NamedBeans beans;

	ApiClientSettingsMapper(@Nullable SslBundles sslBundles, @Nullable InetAddressFilter addressFilter,
			NamedBeans beans) {
		this.sslBundles = sslBundles;
		this.addressFilter = addressFilter;
		this.beans = beans;
	}

	ClientSettings map(BoundClient client) {
		return map(client, Set.of(), new Mistakes());
	}

	/**
	 * Make the settings of a client.
	 * @param client its properties
	 * @param definitions its definitions
	 * @param mistakes what is wrong with them already
	 * @return the settings
	 * @throws InvalidApiClientException if there is a mistake
	 */
	ClientSettings map(BoundClient client, Set<Class<?>> definitions, Mistakes mistakes) {
		return SettingsMapper.map(client, new SettingValues(client.values()), new BootObjects(client), definitions,
				mistakes);
	}

	/**
	 * What properties name.
	 */
	private final class BootObjects implements SettingObjects {

		private final BoundClient client;

		private BootObjects(BoundClient client) {
			this.client = client;
		}

		@Override
		public @Nullable TlsMaterial tls(SettingKeys keys, @Nullable String bundle) {
			if (bundle == null) {
				return null;
			}
			SslBundles bundles = ApiClientSettingsMapper.this.sslBundles;
			String property = keys.described("ssl.bundle");
			if (bundles == null) {
				throw new InvalidApiClientException(
						"%s names the SSL bundle '%s', but the application has no SSL bundles.".formatted(property,
								bundle),
						"Define spring.ssl.bundle.pem.%s or spring.ssl.bundle.jks.%s.".formatted(bundle, bundle));
			}
			try {
				return new BundleTls(bundles.getBundle(bundle));
			}
			catch (NoSuchSslBundleException ex) {
				throw new InvalidApiClientException(
						"%s names the SSL bundle '%s', which does not exist. Known bundles: %s.".formatted(property,
								bundle, bundles.getBundleNames()),
						"Define spring.ssl.bundle.pem.%s or spring.ssl.bundle.jks.%s, or correct the name."
							.formatted(bundle, bundle),
						ex);
			}
		}

		@Override
		public @Nullable Predicate<InetSocketAddress> addressFilter(SettingKeys keys, List<String> patterns) {
			InetAddressFilter bean = ApiClientSettingsMapper.this.addressFilter;
			if (patterns.isEmpty()) {
				return (bean != null) ? new AddressPatterns(List.of(), bean) : null;
			}
			try {
				return AddressPatterns.of(patterns);
			}
			catch (IllegalArgumentException ex) {
				throw new InvalidApiClientException(
						"%s contains an invalid address: %s.".formatted(keys.described("http.allowed-addresses"),
								ex.getMessage()),
						"Give IP addresses (10.1.2.3), ranges (10.0.0.0/8), 'external' or 'internal'.", ex);
			}
		}

		@Override
		public Supplier<Mono<String>> keySupplier(SettingKeys keys, String name) {
			return ApiClientSettingsMapper.this.beans.keySupplier(keys, name);
		}

		@Override
		public Supplier<RequestSigner> signer(SettingKeys keys, String name) {
			return ApiClientSettingsMapper.this.beans.signer(keys, name);
		}

		@Override
		public Redirects redirects(SettingKeys keys, Redirects redirects) {
			BoundClient.BootRedirects boot = this.client.bootRedirects();
			return (boot == null || keys.isSet("http.redirects")) ? redirects : boot.redirects();
		}

	}

}
