package dev.tandem.client;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;

import dev.tandem.ApiKeySupplier;
import dev.tandem.RequestSigner;
import dev.tandem.failure.Guard;
import dev.tandem.settings.ClientSettings;
import dev.tandem.settings.TlsMaterial;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Settings of a client without Spring Boot. They have the keys, defaults and checks of
 * {@code tandem.clients.<name>}, but for {@code ssl.bundle},
 * {@code http.allowed-addresses} and {@code health.probe}, which are Spring Boot's to
 * look up.
 *
 * <pre class="code">
 * ApiClientSettings.builder("todo").baseUrl("https://api.example.com/v1").apiKey(key).property("retry.max-attempts", "3").build()
 * </pre>
 *
 * @see ApiClientFactory
 */
public final class ApiClientSettings {

	private final ClientSettings settings;

	private ApiClientSettings(ClientSettings settings) {
		this.settings = settings;
	}

	/**
	 * Begin settings.
	 * @param name name of the client, in lower case with single dashes
	 * @return a builder
	 */
	public static Builder builder(String name) {
		return new Builder(name);
	}

	ClientSettings settings() {
		return this.settings;
	}

	/**
	 * Settings may hold secrets.
	 */
	@Override
	public String toString() {
		return "Api" + this.settings;
	}

	/**
	 * Builds settings.
	 */
	public static final class Builder {

		private final String name;

		private final Map<String, String> properties = new LinkedHashMap<>();

		private final Map<String, List<String>> headers = new LinkedHashMap<>();

		private @Nullable ApiKeySupplier keySupplier;

		private @Nullable RequestSigner signer;

		private @Nullable TlsMaterial tls;

		private @Nullable Predicate<InetSocketAddress> addressFilter;

		private Builder(String name) {
			this.name = name;
		}

		/**
		 * Set the base URL of the API.
		 * @param baseUrl the URL, absolute
		 * @return this builder
		 */
		public Builder baseUrl(String baseUrl) {
			return property("base-url", baseUrl);
		}

		/**
		 * Set the base URLs of the servers of the API, any of which can be called.
		 * @param baseUrls the URLs in the order of preference
		 * @return this builder
		 */
		public Builder baseUrls(String... baseUrls) {
			return property("base-urls", String.join(",", baseUrls));
		}

		/**
		 * Send a key with every call, as {@code Authorization: Bearer …} unless
		 * {@code api-key.in}, {@code .name} or {@code .prefix} say otherwise.
		 * @param key the key
		 * @return this builder
		 */
		public Builder apiKey(String key) {
			return property("api-key.value", key);
		}

		/**
		 * Send the key that a file holds, which is read again when it changes.
		 * @param file the file
		 * @return this builder
		 */
		public Builder apiKey(Path file) {
			return property("api-key.file", file.toString());
		}

		/**
		 * Send a key that is fetched, and fetched again when the API responds with 401.
		 * @param supplier fetches the key
		 * @return this builder
		 */
		public Builder apiKey(ApiKeySupplier supplier) {
			this.keySupplier = supplier;
			return property("api-key.supplier", "given");
		}

		/**
		 * Sign the requests.
		 * @param given signs each request before it is sent
		 * @return this builder
		 */
		public Builder signer(RequestSigner given) {
			this.signer = given;
			return property("signer", "given");
		}

		/**
		 * Send user name and password with every call.
		 * @param username the user name, without a colon
		 * @param password the password
		 * @return this builder
		 */
		public Builder basic(String username, String password) {
			return property("basic.username", username).property("basic.password", password);
		}

		/**
		 * Send a header with every call.
		 * @param header name of the header
		 * @param values its values
		 * @return this builder
		 */
		public Builder header(String header, String... values) {
			this.headers.put(header, List.of(values));
			return this;
		}

		/**
		 * Set the deadline of a call as a whole.
		 * @param timeout the time
		 * @return this builder
		 */
		public Builder timeout(Duration timeout) {
			return property("timeouts.call", timeout.toString());
		}

		/**
		 * Set the certificates for TLS.
		 * @param keys the client's certificate, {@code null} for none
		 * @param trusted certificates that are trusted
		 * @return this builder
		 */
		public Builder tls(@Nullable KeyManagerFactory keys, TrustManagerFactory trusted) {
			this.tls = new GivenTls(keys, trusted);
			return this;
		}

		/**
		 * Restrict the addresses that may be connected to.
		 * @param filter whether an address is allowed
		 * @return this builder
		 */
		public Builder allowedAddresses(Predicate<InetSocketAddress> filter) {
			this.addressFilter = filter;
			return this;
		}

		/**
		 * Set any other key.
		 * @param key the key below {@code tandem.clients.<name>}, such as
		 * {@code rate-limit.permits} or {@code headers.X-Org}
		 * @param value its value, as in a file of properties
		 * @return this builder
		 */
		public Builder property(String key, String value) {
			this.properties.put("api-key".equals(key) ? "api-key.value" : key, value);
			return this;
		}

		/**
		 * Set keys.
		 * @param given values by their keys
		 * @return this builder
		 * @see #property(String, String)
		 */
		public Builder properties(Map<String, String> given) {
			given.forEach(this::property);
			return this;
		}

		/**
		 * Check what was set.
		 * @return the settings
		 * @throws InvalidApiClientException if they are invalid, with all mistakes
		 */
		public ApiClientSettings build() {
			Mistakes mistakes = new Mistakes();
			if (!ClientNames.isValid(this.name)) {
				mistakes.add("'%s' is no name of a client.".formatted(this.name),
						"Use lower-case letters, digits and single dashes, starting with a letter.");
			}
			SettingValues read = SettingTable.read(this.name, this.properties, mistakes);
			Map<String, Object> values = new LinkedHashMap<>(read.values());
			Map<String, List<String>> all = new LinkedHashMap<>(read.map("headers"));
			all.putAll(this.headers);
			values.put("headers", all);
			return new ApiClientSettings(SettingsMapper.map(
					new GivenKeys(this.name, Set.copyOf(this.properties.keySet())), new SettingValues(values),
					new GivenObjects(this.name, this.tls, this.addressFilter, this.keySupplier, this.signer), Set.of(),
					mistakes));
		}

	}

	private record GivenObjects(String client, @Nullable TlsMaterial tls,
			@Nullable Predicate<InetSocketAddress> addressFilter, @Nullable ApiKeySupplier supplier,
			@Nullable RequestSigner given) implements SettingObjects {

		@Override
		public @Nullable TlsMaterial tls(SettingKeys keys, @Nullable String bundle) {
			return this.tls;
		}

		@Override
		public @Nullable Predicate<InetSocketAddress> addressFilter(SettingKeys keys, List<String> patterns) {
			return this.addressFilter;
		}

		@Override
		public Supplier<Mono<String>> keySupplier(SettingKeys keys, String name) {
			if (this.supplier == null) {
				throw noBeans(keys, "api-key.supplier", "supplier");
			}
			return new GivenKey(this.supplier, this.client);
		}

		@Override
		public Supplier<RequestSigner> signer(SettingKeys keys, String name) {
			if (this.given == null) {
				throw noBeans(keys, "signer", "signer");
			}
			return new GivenSigner(this.given);
		}

		private static InvalidApiClientException noBeans(SettingKeys keys, String key, String what) {
			return new InvalidApiClientException(
					"%s names a bean, but there are no beans without Spring Boot.".formatted(keys.described(key)),
					"Give the %s itself to the builder.".formatted(what));
		}

	}

	private record GivenKey(ApiKeySupplier supplier, String client) implements Supplier<Mono<String>> {

		@Override
		public Mono<String> get() {
			return Guard.mono(Mono.defer(() -> this.supplier.key(this.client)));
		}

	}

	private record GivenSigner(RequestSigner signer) implements Supplier<RequestSigner> {

		@Override
		public RequestSigner get() {
			return this.signer;
		}

	}

	private record GivenTls(@Nullable KeyManagerFactory keys, TrustManagerFactory trusted) implements TlsMaterial {

		@Override
		public @Nullable KeyManagerFactory keyManagers() {
			return this.keys;
		}

		@Override
		public TrustManagerFactory trustManagers() {
			return this.trusted;
		}

		@Override
		public @Nullable Set<String> ciphers() {
			return null;
		}

		@Override
		public @Nullable Set<String> protocols() {
			return null;
		}

	}

}
