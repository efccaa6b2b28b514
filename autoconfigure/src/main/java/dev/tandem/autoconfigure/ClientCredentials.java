package dev.tandem.autoconfigure;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import dev.tandem.auth.ApiKeyPlacement;
import dev.tandem.auth.CredentialSettings;
import dev.tandem.auth.KeyOrigin;
import dev.tandem.auth.Secret;
import dev.tandem.client.InvalidApiClientException;
import org.jspecify.annotations.Nullable;

/**
 * What a client proves its identity with: API key and basic authentication.
 */
final class ClientCredentials {

	private final BoundClient client;

	private final ApiClientProperties properties;

	private final Checks check;

	private final SentValues sent;

	private final KeySuppliers suppliers;

	ClientCredentials(BoundClient client, Checks check, SentValues sent, KeySuppliers suppliers) {
		this.client = client;
		this.properties = client.properties();
		this.check = check;
		this.sent = sent;
		this.suppliers = suppliers;
	}

	List<CredentialSettings> get() {
		CredentialSettings basic = basic();
		ApiClientProperties.ApiKey apiKey = this.properties.apiKey();
		List<CredentialSettings> credentials = new ArrayList<>();
		if (apiKey.value() != null || apiKey.file() != null || apiKey.supplier() != null) {
			ApiKeyPlacement placement = placement(apiKey);
			if (basic != null) {
				this.check.distinctPlaces(placement, basic.placement());
			}
			credentials.add(new CredentialSettings(placement, keyOrigin(apiKey, placement)));
		}
		if (basic != null) {
			credentials.add(basic);
		}
		return credentials;
	}

	private @Nullable CredentialSettings basic() {
		ApiClientProperties.Basic basic = this.properties.basic();
		if (basic.username() == null && basic.password() == null) {
			return null;
		}
		String username = this.check.username("basic.username", basic.username());
		return CredentialSettings.basic(username, this.check.text("basic.password", basic.password()));
	}

	private ApiKeyPlacement placement(ApiClientProperties.ApiKey apiKey) {
		boolean authorization = apiKey.in() == ApiKeyPlacement.In.HEADER
				&& "Authorization".equalsIgnoreCase(apiKey.name());
		if (apiKey.in() != ApiKeyPlacement.In.HEADER && !this.client.isSet("api-key.name")) {
			throw new InvalidApiClientException(
					"%s is '%s', but the name of the parameter is not set."
						.formatted(this.client.described("api-key.in"), this.client.written("api-key.in", apiKey.in())),
					"Set %s to the name under which the API expects the key."
						.formatted(this.client.property("api-key.name")));
		}
		String prefix = apiKey.prefix();
		if (prefix == null) {
			prefix = authorization ? "Bearer " : "";
		}
		else if (!prefix.isEmpty() && authorization && Character.isLetterOrDigit(prefix.charAt(prefix.length() - 1))) {
			prefix = prefix + " ";
		}
		return this.sent
			.placement(new ApiKeyPlacement(apiKey.in(), this.check.text("api-key.name", apiKey.name()), prefix));
	}

	private KeyOrigin keyOrigin(ApiClientProperties.ApiKey apiKey, ApiKeyPlacement placement) {
		return switch (origin()) {
			case "api-key.file" -> keyFile(Objects.requireNonNull(apiKey.file()), placement,
					this.check.positive("api-key.check-interval", apiKey.checkInterval()));
			case "api-key.supplier" ->
				suppliedKey(Objects.requireNonNull(apiKey.supplier()), apiKey.lifetime());
			default -> {
				Secret key = this.sent.key(placement, this.check.text("api-key.value", apiKey.value()).strip());
				yield new KeyOrigin.Value(key);
			}
		};
	}

	/**
	 * The property that the key comes from. One of the client itself goes before those of
	 * the defaults.
	 */
	private String origin() {
		List<String> set = Stream.of("api-key.value", "api-key.file", "api-key.supplier")
			.filter(this.client::isSet)
			.toList();
		List<String> own = set.stream().filter((key) -> !this.client.isDefault(key)).toList();
		List<String> nearest = own.isEmpty() ? set : own;
		if (nearest.size() > 1) {
			throw new InvalidApiClientException(
					"Both %s and %s are set.".formatted(this.client.described(nearest.get(0)),
							this.client.described(nearest.get(1))),
					"Keep one: the key itself, the file that holds it, or the bean that supplies it.");
		}
		return nearest.get(0);
	}

	private KeyOrigin suppliedKey(String bean, @Nullable Duration lifetime) {
		if (!this.suppliers.contain(bean)) {
			throw new InvalidApiClientException(
					"%s is '%s', but there is no bean of type ApiKeySupplier with this name."
						.formatted(this.client.described("api-key.supplier"), bean),
					"Declare a @Bean method named '%s' that returns an ApiKeySupplier, or correct the name."
						.formatted(bean));
		}
		Duration limited = (lifetime != null) ? this.check.positive("api-key.lifetime", lifetime) : null;
		return new KeyOrigin.Supplied(this.suppliers.key(bean, this.client.name()), limited,
				this.properties.timeouts().call());
	}

	private KeyOrigin keyFile(Path file, ApiKeyPlacement placement, Duration checkInterval) {
		try {
			KeyOrigin.File origin = new KeyOrigin.File(file, checkInterval);
			origin.check(placement);
			return origin;
		}
		catch (IOException ex) {
			throw new InvalidApiClientException(
					"The key file '%s' of %s cannot be read: %s: %s".formatted(file,
							this.client.described("api-key.file"), ex.getClass().getSimpleName(), ex.getMessage()),
					"Put the key, and nothing else, into that file and let the application read it, "
							+ "or point the property at the right file.",
					ex);
		}
	}

}
