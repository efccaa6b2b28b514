package dev.tandem.client;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Base URLs of a client: one, or those of several servers.
 *
 * @param client the keys that are set
 * @param values their values
 */
record BaseUrls(SettingKeys client, SettingValues values) {

	List<URI> get() {
		List<String> written = this.values.list("base-urls");
		if (written.isEmpty() || (isOwn("base-url") && !isOwn("base-urls"))) {
			return List.of(new BaseUrl(this.client, "base-url").read(this.values.text("base-url")));
		}
		if (isSet("base-url") && isOwn("base-url") == isOwn("base-urls")) {
			throw new InvalidApiClientException(
					"Both %s and %s are set.".formatted(this.client.described("base-url"),
							this.client.described("base-urls")),
					"Keep base-urls for several servers, base-url for one.");
		}
		List<URI> urls = new ArrayList<>();
		for (int i = 0; i < written.size(); i++) {
			URI url = new BaseUrl(this.client, "base-urls[" + i + "]").read(written.get(i));
			if (urls.contains(url)) {
				throw new InvalidApiClientException(
						"%s holds '%s' twice.".formatted(this.client.described("base-urls"), url),
						"Name each server once.");
			}
			urls.add(url);
		}
		return urls;
	}

	private boolean isSet(String key) {
		return this.client.isSet(key) || this.client.isSet(key + "[0]");
	}

	/**
	 * What a client sets goes before the defaults and what Boot has.
	 */
	private boolean isOwn(String key) {
		return isSet(key) && this.client.isClients(key);
	}

}
