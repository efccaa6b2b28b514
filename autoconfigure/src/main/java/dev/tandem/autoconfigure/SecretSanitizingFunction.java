package dev.tandem.autoconfigure;

import java.util.Locale;
import java.util.regex.Pattern;

import dev.tandem.client.Generation;
import dev.tandem.settings.ClientSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

/**
 * Masks what clients keep secret in {@code /actuator/env} and
 * {@code /actuator/configprops}, also where these endpoints are set to show values: the
 * properties that hold secrets, and any other property or environment variable that a key
 * was taken from.
 */
final class SecretSanitizingFunction implements SanitizingFunction {

	private static final Pattern SECRET_KEYS = Pattern.compile("tandem\\.(defaults|clients\\.[^.]+)\\."
			+ "(api\\.?key(\\.value)?|basic\\.password|http\\.proxy\\.password|(headers|cookies|query)\\..+)"
			+ "|tandem\\.config\\.etcd\\.password|spring\\.http\\.serviceclient\\.[^.]+\\.default\\.?header\\..+");

	private final AutoConfiguredApiClients clients;

	SecretSanitizingFunction(AutoConfiguredApiClients clients) {
		this.clients = clients;
	}

	@Override
	public SanitizableData apply(SanitizableData data) {
		return (isSecretKey(data.getKey()) || holdsSecret(data.getValue())) ? data.withSanitizedValue() : data;
	}

	private static boolean isSecretKey(String key) {
		String uniform = key.toLowerCase(Locale.ROOT).replace('_', '.').replace("-", "");
		return SECRET_KEYS.matcher(uniform).matches();
	}

	private boolean holdsSecret(@Nullable Object value) {
		String text = (value != null) ? value.toString() : "";
		return !text.isEmpty()
				&& this.clients.all().stream().anyMatch((client) -> holdsSecret(client.running().generation(), text));
	}

	private static boolean holdsSecret(Generation generation, String text) {
		ClientSettings.Proxy proxy = generation.settings().http().proxy();
		ClientSettings.ProxyCredential atProxy = (proxy != null) ? proxy.credential() : null;
		return generation.credentials().stream().anyMatch((credential) -> credential.source().isIn(text))
				|| (atProxy != null && text.contains(atProxy.password().reveal()));
	}

}
