package dev.tandem.autoconfigure;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.tandem.auth.CredentialSettings;
import dev.tandem.auth.KeyOrigin;
import dev.tandem.settings.ClientSettings;
import dev.tandem.transport.Origin;

/**
 * What the log says of a client at the start. No secret is in it.
 */
final class StartLine {

	private StartLine() {
	}

	/**
	 * Describe a client.
	 * @param settings its settings
	 * @param definitions its definitions
	 * @return the line
	 */
	static String of(ClientSettings settings, Set<Class<?>> definitions) {
		List<String> parts = new ArrayList<>();
		parts.add(settings.name() + " -> "
				+ (settings.servers().areUnknown() ? "no base URL yet" : servers(settings.servers().baseUrls())));
		long count = definitions.stream().filter((type) -> type != NoDefinition.class).count();
		parts.add((count == 0) ? "no definition: call it by ApiClients.client(\"" + settings.name() + "\")"
				: count + ((count == 1) ? " definition" : " definitions"));
		settings.credentials().stream().map(CredentialSettings::origin).map(StartLine::origin).forEach(parts::add);
		return String.join(" · ", parts);
	}

	private static String servers(List<URI> baseUrls) {
		return baseUrls.stream().map(StartLine::origin).collect(Collectors.joining(", "));
	}

	private static String origin(KeyOrigin origin) {
		if (origin instanceof KeyOrigin.File) {
			return "key from file";
		}
		if (origin instanceof KeyOrigin.Basic) {
			return "user name and password";
		}
		return (origin instanceof KeyOrigin.Value) ? "key from property" : "key from supplier";
	}

	/**
	 * Without user information, query and path: each of them may hold a key.
	 */
	private static String origin(URI baseUrl) {
		return baseUrl.getScheme() + "://" + Origin.authority(baseUrl);
	}

}
