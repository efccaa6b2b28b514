package dev.tandem.error;

import java.net.URI;

import dev.tandem.settings.ClientSettings;
import dev.tandem.transport.Origin;

/**
 * The address that an API does not know. It is shown without the values of its query, and
 * with a hint where the path of the base URL occurs in it twice.
 *
 * @param settings settings of the client
 */
record MissingAddress(ClientSettings settings) {

	String describe(URI address) {
		StringBuilder text = new StringBuilder(" from ").append(address.getScheme())
			.append("://")
			.append(Origin.authority(address))
			.append(address.getRawPath());
		String query = address.getRawQuery();
		if (query != null) {
			text.append('?').append(query.replaceAll("=[^&]*", "="));
		}
		String path = this.settings.baseUrl().getRawPath();
		if (path != null && path.length() > 1 && (address.getRawPath() + "/").startsWith(path + path + "/")) {
			text.append(", in which ")
				.append(path)
				.append(" occurs twice: it is part of tandem.clients.")
				.append(this.settings.name())
				.append(".base-url and of the definition");
		}
		return text.toString();
	}

}
