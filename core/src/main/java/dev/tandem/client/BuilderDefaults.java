package dev.tandem.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.tandem.RequestSyntax;
import dev.tandem.settings.ClientSettings;
import dev.tandem.transport.ClientTransport;
import org.jspecify.annotations.Nullable;

import org.springframework.util.LinkedCaseInsensitiveMap;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Default headers and cookies of the builder of a client. Those of the builder would go
 * to any origin, so the transport takes them over. What customizers have set or removed
 * stays so when settings change.
 */
final class BuilderDefaults {

	private final Values base;

	private final Values configured;

	private final Values customized;

	private BuilderDefaults(Values base, Values configured, Values customized) {
		this.base = base;
		this.configured = configured;
		this.customized = customized;
	}

	/**
	 * Take over the defaults of a builder.
	 * @param builder the builder, which has none afterwards
	 * @param settings settings of the client, whose defaults customizers may change
	 * @param customizers customize the builder
	 */
	static BuilderDefaults take(WebClient.Builder builder, ClientSettings settings, Runnable customizers) {
		Values base = Values.of(builder);
		Values configured = base.with(settings);
		builder.defaultHeaders((headers) -> settings.headers().forEach(headers::put))
			.defaultCookies(
					(cookies) -> settings.cookies().forEach((name, value) -> cookies.put(name, List.of(value))));
		customizers.run();
		Values customized = Values.of(builder);
		builder.defaultHeaders((headers) -> headers.clear()).defaultCookies(Map::clear);
		customized.check(settings.name());
		return new BuilderDefaults(base, configured, customized);
	}

	/**
	 * The defaults with other settings.
	 */
	ClientTransport.Defaults with(ClientSettings settings) {
		Values values = this.base.with(settings);
		change(values.headers, this.configured.headers, this.customized.headers);
		change(values.cookies, this.configured.cookies, this.customized.cookies);
		return new ClientTransport.Defaults(values.headers, values.cookies);
	}

	private static void change(Map<String, List<String>> values, Map<String, List<String>> before,
			Map<String, List<String>> after) {
		before.keySet().stream().filter((name) -> !after.containsKey(name)).forEach(values::remove);
		after.forEach((name, changed) -> {
			if (!changed.equals(before.get(name))) {
				values.put(name, changed);
			}
		});
	}

	private record Values(Map<String, List<String>> headers, Map<String, List<String>> cookies) {

		static Values of(WebClient.Builder builder) {
			Map<String, List<String>> headers = new LinkedCaseInsensitiveMap<>();
			builder.defaultHeaders(
					(defaults) -> defaults.forEach((name, values) -> headers.put(name, new ArrayList<>(values))));
			Map<String, List<String>> cookies = new LinkedHashMap<>();
			builder.defaultCookies(
					(defaults) -> defaults.forEach((name, values) -> cookies.put(name, new ArrayList<>(values))));
			return new Values(headers, cookies);
		}

		Values with(ClientSettings settings) {
			Map<String, List<String>> allHeaders = new LinkedCaseInsensitiveMap<>();
			allHeaders.putAll(this.headers);
			settings.headers().forEach(allHeaders::put);
			Map<String, List<String>> allCookies = new LinkedHashMap<>(this.cookies);
			settings.cookies().forEach((name, value) -> allCookies.put(name, List.of(value)));
			return new Values(allHeaders, allCookies);
		}

		/**
		 * Those of the settings are checked already.
		 */
		void check(String client) {
			check(client, "header", this.headers, RequestSyntax::faultInHeaderValue);
			check(client, "cookie", this.cookies, RequestSyntax::faultInCookieValue);
		}

		private static void check(String client, String what, Map<String, List<String>> defaults,
				Function<String, @Nullable String> faultInValue) {
			defaults.forEach((name, values) -> values.forEach((value) -> {
				String faultInName = RequestSyntax.faultInName(name);
				String fault = (faultInName != null) ? faultInName : faultInValue.apply(value);
				if (fault != null) {
					throw new InvalidApiClientException(
							"An ApiClientCustomizer gives the client '%s' the default %s '%s', whose %s %s.".formatted(
									client, what, RequestSyntax.shown(name), (faultInName != null) ? "name" : "value",
									fault),
							"Give a %s that can be sent, or encode it as the API expects.".formatted(what));
				}
			}));
		}

	}

}
