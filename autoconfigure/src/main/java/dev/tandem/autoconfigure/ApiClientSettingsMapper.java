package dev.tandem.autoconfigure;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.tandem.auth.ApiKeyPlacement;
import dev.tandem.auth.Credential;
import dev.tandem.auth.KeyFile;
import dev.tandem.auth.KeySource;
import dev.tandem.auth.Secret;
import dev.tandem.client.ApiClientSettings;
import dev.tandem.client.HttpVersion;
import dev.tandem.client.Redirects;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.util.StringUtils;

/**
 * Makes settings of a client's properties and refuses what cannot work, naming the
 * property and what to do.
 */
final class ApiClientSettingsMapper {

	private final @Nullable SslBundles sslBundles;

	private final @Nullable InetAddressFilter addressFilter;

	ApiClientSettingsMapper(@Nullable SslBundles sslBundles, @Nullable InetAddressFilter addressFilter) {
		this.sslBundles = sslBundles;
		this.addressFilter = addressFilter;
	}

	ApiClientSettings map(BoundClient client) {
		ApiClientProperties properties = client.properties();
		Checks check = new Checks(client);
		return new ApiClientSettings(client.name(), baseUrl(client), credentials(client, check), properties.headers(),
				properties.cookies(), properties.query(), timeouts(properties.timeouts(), check),
				pool(properties.pool(), check), tls(client), http(client, check),
				check.notNegative("shutdown.grace-period", properties.shutdown().gracePeriod()));
	}

	private static URI baseUrl(BoundClient client) {
		URI url = client.properties().baseUrl();
		if (url == null) {
			throw new InvalidApiClientException(
					"The client '%s' has no base URL: %s is not set.".formatted(client.name(),
							client.property("base-url")),
					"Set %s to the absolute URL of the API, such as https://api.example.com/v1."
						.formatted(client.property("base-url")));
		}
		boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
		if (!http || url.getHost() == null) {
			throw new InvalidApiClientException("%s is '%s', which is not an absolute http or https URL."
				.formatted(client.property("base-url"), withoutUserInfo(url)),
					"Give scheme, host and path, such as https://api.example.com/v1.");
		}
		if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
			throw new InvalidApiClientException(
					"%s holds credentials, a query or a fragment.".formatted(client.property("base-url")),
					"Move credentials to basic.username and basic.password, query parameters to query, "
							+ "and leave only scheme, host, port and path.");
		}
		URI normalized = url.normalize();
		String text = normalized.toString();
		return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : normalized;
	}

	private static String withoutUserInfo(URI url) {
		return (url.getRawUserInfo() != null) ? url.toString().replace(url.getRawUserInfo() + "@", "") : url.toString();
	}

	private static List<Credential> credentials(BoundClient client, Checks check) {
		List<Credential> credentials = new ArrayList<>();
		ApiClientProperties.ApiKey apiKey = client.properties().apiKey();
		KeySource source = keySource(client, apiKey, check);
		if (source != null) {
			credentials.add(new Credential(placement(client, apiKey), source));
		}
		ApiClientProperties.Basic basic = client.properties().basic();
		if (basic.username() != null || basic.password() != null) {
			String username = check.text("basic.username", basic.username());
			if (username.contains(":")) {
				throw new InvalidApiClientException(
						"%s contains a colon, which separates user name and password in basic authentication."
							.formatted(client.property("basic.username")),
						"Use a user name without a colon (RFC 7617, section 2).");
			}
			credentials.add(Credential.basic(username, check.text("basic.password", basic.password())));
		}
		check.distinctPlaces(credentials);
		return credentials;
	}

	private static ApiKeyPlacement placement(BoundClient client, ApiClientProperties.ApiKey apiKey) {
		boolean authorization = apiKey.in() == ApiKeyPlacement.In.HEADER
				&& "Authorization".equalsIgnoreCase(apiKey.name());
		if (apiKey.in() != ApiKeyPlacement.In.HEADER && !client.isSet("api-key.name")) {
			throw new InvalidApiClientException(
					"%s is '%s', but the name of the parameter is not set.".formatted(client.property("api-key.in"),
							apiKey.in()),
					"Set %s to the name under which the API expects the key."
						.formatted(client.property("api-key.name")));
		}
		String prefix = apiKey.prefix();
		if (prefix == null) {
			prefix = authorization ? "Bearer " : "";
		}
		else if (!prefix.isEmpty() && authorization && Character.isLetterOrDigit(prefix.charAt(prefix.length() - 1))) {
			prefix = prefix + " ";
		}
		return new ApiKeyPlacement(apiKey.in(), apiKey.name(), prefix);
	}

	private static @Nullable KeySource keySource(BoundClient client, ApiClientProperties.ApiKey apiKey, Checks check) {
		String value = apiKey.value();
		Path file = apiKey.file();
		if (value != null && file != null && client.isDefault("api-key.value") == client.isDefault("api-key.file")) {
			throw new InvalidApiClientException(
					"Both %s and %s are set.".formatted(client.property("api-key.value"),
							client.property("api-key.file")),
					"Keep one of the two: the key itself, or the file that holds it.");
		}
		boolean fileWins = file != null && (value == null || client.isDefault("api-key.value"));
		if (fileWins && file != null) {
			return keyFile(client, file, check.positive("api-key.check-interval", apiKey.checkInterval()));
		}
		if (value == null) {
			return null;
		}
		Secret key = Secret.of(check.text("api-key.value", value).strip());
		return () -> key;
	}

	private static KeySource keyFile(BoundClient client, Path file, Duration checkInterval) {
		try {
			return KeyFile.open(file, checkInterval);
		}
		catch (IOException ex) {
			throw new InvalidApiClientException(
					"The key file '%s' of %s cannot be read: %s: %s".formatted(file, client.property("api-key.file"),
							ex.getClass().getSimpleName(), ex.getMessage()),
					"Put the key, and nothing else, into that file and let the application read it, "
							+ "or point the property at the right file.",
					ex);
		}
	}

	private static ApiClientSettings.Timeouts timeouts(ApiClientProperties.Timeouts timeouts, Checks check) {
		return new ApiClientSettings.Timeouts(check.positive("timeouts.connect", timeouts.connect()),
				check.positive("timeouts.tls", timeouts.tls()), check.positive("timeouts.acquire", timeouts.acquire()),
				check.positive("timeouts.response", timeouts.response()),
				check.positive("timeouts.idle", timeouts.idle()), check.positive("timeouts.call", timeouts.call()));
	}

	private static ApiClientSettings.Pool pool(ApiClientProperties.Pool pool, Checks check) {
		return new ApiClientSettings.Pool(check.positive("pool.max-connections", pool.maxConnections()),
				check.positive("pool.max-pending", pool.maxPending()),
				check.positive("pool.max-idle-time", pool.maxIdleTime()),
				check.positive("pool.max-life-time", pool.maxLifeTime()),
				check.positive("pool.evict-every", pool.evictEvery()));
	}

	private ApiClientSettings.Tls tls(BoundClient client) {
		ApiClientProperties.Ssl ssl = client.properties().ssl();
		return new ApiClientSettings.Tls(bundle(client, ssl.bundle()), ssl.insecure());
	}

	private @Nullable SslBundle bundle(BoundClient client, @Nullable String name) {
		if (!StringUtils.hasText(name)) {
			return null;
		}
		String property = client.property("ssl.bundle");
		try {
			if (this.sslBundles != null) {
				return this.sslBundles.getBundle(name);
			}
		}
		catch (NoSuchSslBundleException ex) {
			throw new InvalidApiClientException(
					"%s names the SSL bundle '%s', which does not exist. Known bundles: %s.".formatted(property, name,
							this.sslBundles.getBundleNames()),
					"Define spring.ssl.bundle.pem.%s or spring.ssl.bundle.jks.%s, or correct the name.".formatted(name,
							name),
					ex);
		}
		throw new InvalidApiClientException(
				"%s names the SSL bundle '%s', but the application has no SSL bundles.".formatted(property, name),
				"Define spring.ssl.bundle.pem.%s or spring.ssl.bundle.jks.%s.".formatted(name, name));
	}

	private ApiClientSettings.Http http(BoundClient client, Checks check) {
		ApiClientProperties.Http http = client.properties().http();
		List<HttpVersion> versions = check.versions(http.versions());
		InetAddressFilter filter = addressFilter(client, http.allowedAddresses());
		ApiClientSettings.Proxy proxy = proxy(http.proxy(), check);
		if (proxy != null && filter != null && client.isSet("http.allowed-addresses[0]")) {
			throw new InvalidApiClientException(
					"%s and %s are both set, but behind a proxy it is the proxy that resolves and connects."
						.formatted(client.property("http.allowed-addresses[0]"), client.property("http.proxy.host")),
					"Restrict the addresses at the proxy, or call without one.");
		}
		return new ApiClientSettings.Http(versions, http.compression(), redirects(client, http),
				http.trustedOrigins().stream().map((origin) -> check.origin("http.trusted-origins", origin)).toList(),
				check.positive("http.max-body-size", http.maxBodySize()), filter, proxy);
	}

	private static Redirects redirects(BoundClient client, ApiClientProperties.Http http) {
		HttpRedirects boot = client.bootRedirects();
		if (boot == null || client.isSet("http.redirects")) {
			return http.redirects();
		}
		return (boot == HttpRedirects.DONT_FOLLOW) ? Redirects.NEVER : Redirects.ALWAYS;
	}

	private @Nullable InetAddressFilter addressFilter(BoundClient client, List<String> addresses) {
		if (addresses.isEmpty()) {
			return this.addressFilter;
		}
		try {
			return InetAddressFilter.of(addresses.stream().map(ApiClientSettingsMapper::addressFilter).toList());
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidApiClientException(
					"%s holds something that is no address: %s.".formatted(client.property("http.allowed-addresses"),
							ex.getMessage()),
					"Give IP addresses (10.1.2.3), ranges (10.0.0.0/8), 'external' or 'internal'.", ex);
		}
	}

	private static InetAddressFilter addressFilter(String address) {
		return switch (address) {
			case "external" -> InetAddressFilter.externalAddresses();
			case "internal" -> InetAddressFilter.internalAddresses();
			default -> InetAddressFilter.of(address);
		};
	}

	private static ApiClientSettings.@Nullable Proxy proxy(ApiClientProperties.Proxy proxy, Checks check) {
		if (!StringUtils.hasText(proxy.host())) {
			return null;
		}
		ApiClientSettings.ProxyCredential credential = null;
		if (proxy.username() != null) {
			credential = new ApiClientSettings.ProxyCredential(proxy.username(),
					Secret.of(check.text("http.proxy.password", proxy.password())));
		}
		return new ApiClientSettings.Proxy(proxy.host(), check.positive("http.proxy.port", proxy.port()), credential,
				proxy.nonProxyHosts());
	}

}
