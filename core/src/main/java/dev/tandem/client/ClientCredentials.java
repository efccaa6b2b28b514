package dev.tandem.client;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import dev.tandem.auth.ApiKeyPlacement;
import dev.tandem.auth.CredentialSettings;
import dev.tandem.auth.KeyOrigin;
import dev.tandem.auth.Secret;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What a client proves its identity with: API key and basic authentication.
 */
final class ClientCredentials {

	private static final List<String> KEYS = List.of("api-key.value", "api-key.file", "api-key.supplier");

	private final SettingKeys client;

	private final SettingValues values;

	private final SettingChecks check;

	private final SentValues sent;

	private final SettingObjects objects;

	ClientCredentials(SettingKeys client, SettingValues values, SettingChecks check, SentValues sent,
			SettingObjects objects) {
		this.client = client;
		this.values = values;
		this.check = check;
		this.sent = sent;
		this.objects = objects;
	}

	List<CredentialSettings> get() {
		CredentialSettings basic = basic();
		List<CredentialSettings> credentials = new ArrayList<>();
		if (KEYS.stream().anyMatch((key) -> this.values.values().containsKey(key))) {
			ApiKeyPlacement placement = placement();
			if (basic != null) {
				this.check.distinctPlaces(placement, basic.placement());
			}
			credentials.add(new CredentialSettings(placement, keyOrigin(placement)));
		}
		if (basic != null) {
			credentials.add(basic);
		}
		return credentials;
	}

	private @Nullable CredentialSettings basic() {
		String name = this.values.text("basic.username");
		String password = this.values.text("basic.password");
		if (name == null && password == null) {
			return null;
		}
		String username = this.check.username("basic.username", name);
		return CredentialSettings.basic(username, this.check.text("basic.password", password));
	}

	private ApiKeyPlacement placement() {
		ApiKeyPlacement.In in = this.values.required("api-key.in", ApiKeyPlacement.In.class);
		String name = this.values.text("api-key.name");
		boolean authorization = in == ApiKeyPlacement.In.HEADER && "Authorization".equalsIgnoreCase(name);
		if (in != ApiKeyPlacement.In.HEADER && !this.client.isSet("api-key.name")) {
			throw new InvalidApiClientException(
					"%s is '%s', but the name of the parameter is not set."
						.formatted(this.client.described("api-key.in"), this.client.written("api-key.in", in)),
					"Set %s to the name under which the API expects the key."
						.formatted(this.client.property("api-key.name")));
		}
		String prefix = this.values.text("api-key.prefix");
		if (prefix == null) {
			prefix = authorization ? "Bearer " : "";
		}
		else if (!prefix.isEmpty() && authorization && Character.isLetterOrDigit(prefix.charAt(prefix.length() - 1))) {
			prefix = prefix + " ";
		}
		return this.sent.placement(new ApiKeyPlacement(in, this.check.text("api-key.name", name), prefix));
	}

	private KeyOrigin keyOrigin(ApiKeyPlacement placement) {
		return switch (origin()) {
			case "api-key.file" -> keyFile(this.values.required("api-key.file", Path.class), placement,
					this.check.positive("api-key.check-interval", this.values.duration("api-key.check-interval")));
			case "api-key.supplier" -> suppliedKey(this.values.required("api-key.supplier", String.class));
			default -> {
				Secret key = this.sent.key(placement,
						this.check.text("api-key.value", this.values.text("api-key.value")).strip());
				yield new KeyOrigin.Value(key);
			}
		};
	}

	/**
	 * The property that the key comes from. One of the client itself goes before those of
	 * the defaults. An empty one gives way to another, so that a profile can replace what
	 * it cannot remove.
	 */
	private String origin() {
		List<String> set = KEYS.stream().filter(this.client::isSet).toList();
		List<String> own = set.stream().filter((key) -> !this.client.isDefault(key)).toList();
		List<String> all = own.isEmpty() ? set : own;
		List<String> given = all.stream().filter((key) -> !isEmpty(key)).toList();
		List<String> nearest = given.isEmpty() ? all.subList(0, 1) : given;
		if (nearest.size() > 1) {
			throw new InvalidApiClientException(
					"Both %s and %s are set.".formatted(this.client.described(nearest.get(0)),
							this.client.described(nearest.get(1))),
					"Keep one: the key itself, the file that holds it, or the bean that supplies it.");
		}
		return nearest.get(0);
	}

	private boolean isEmpty(String key) {
		return String.valueOf(this.values.values().get(key)).isBlank();
	}

	private KeyOrigin suppliedKey(String name) {
		Supplier<Mono<String>> supplier = this.objects.keySupplier(this.client, name);
		Duration lifetime = this.values.optional("api-key.lifetime", Duration.class);
		return new KeyOrigin.Supplied(supplier,
				(lifetime != null) ? this.check.positive("api-key.lifetime", lifetime) : null,
				this.values.duration("timeouts.call"));
	}

	private KeyOrigin keyFile(Path file, ApiKeyPlacement placement, Duration checkInterval) {
		try {
			KeyOrigin.File origin = new KeyOrigin.File(this.client.name(), file, checkInterval);
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
