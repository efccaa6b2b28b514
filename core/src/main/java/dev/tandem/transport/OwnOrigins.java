package dev.tandem.transport;

import java.net.URI;
import java.util.HashSet;
import java.util.Set;

import dev.tandem.settings.ClientSettings;

/**
 * The origins that may be sent what belongs to the client: key, credentials, default
 * headers, cookies and query parameters.
 */
final class OwnOrigins {

	private final Set<Origin> origins = new HashSet<>();

	OwnOrigins(ClientSettings settings) {
		settings.servers().baseUrls().stream().map(Origin::of).forEach(this.origins::add);
		settings.http().trustedOrigins().stream().map(Origin::of).forEach(this.origins::add);
	}

	boolean contain(URI uri) {
		return this.origins.contains(Origin.of(uri));
	}

}
