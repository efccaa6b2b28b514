package dev.tandem.client;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import dev.tandem.settings.ClientSettings;

import org.springframework.util.StringUtils;

/**
 * Base URLs of a client: one, or those of several servers.
 *
 * @param client the keys that are set
 * @param values their values
 */
record BaseUrls(SettingKeys client, SettingValues values) {

	List<URI> get() {
		List<String> many = this.values.list("base-urls");
		if (many.isEmpty() || (isOwn("base-url") && !isOwn("base-urls"))) {
			String written = this.values.text("base-url");
			return List.of((this.client.mayWait() && !StringUtils.hasText(written)) ? ClientSettings.Servers.UNKNOWN
					: new BaseUrl(this.client, "base-url").read(written));
		}
		if (isSet("base-url") && isOwn("base-url") == isOwn("base-urls")) {
			throw new InvalidApiClientException(
					"Both %s and %s are set.".formatted(this.client.described("base-url"),
							this.client.described("base-urls")),
					"Keep base-urls for several servers, base-url for one.");
		}
		List<URI> urls = new ArrayList<>();
		for (int i = 0; i < many.size(); i++) {
			URI url = new BaseUrl(this.client, "base-urls[" + i + "]").read(many.get(i));
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
