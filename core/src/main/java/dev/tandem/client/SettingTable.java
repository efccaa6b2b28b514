package dev.tandem.client;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.tandem.auth.ApiKeyPlacement;
import dev.tandem.settings.ErrorDetails;
import dev.tandem.settings.HttpVersion;
import dev.tandem.settings.LoggingLevel;
import dev.tandem.settings.Redirects;
import org.jspecify.annotations.Nullable;

import org.springframework.format.annotation.DurationFormat;
import org.springframework.format.datetime.standard.DurationFormatterUtils;
import org.springframework.util.StringUtils;
import org.springframework.util.unit.DataSize;

/**
 * The keys of a client without Spring Boot: the type of each, and its default. They are
 * those of {@code tandem.clients.<name>}, which Boot binds.
 */
final class SettingTable {

	private static final Map<String, Entry> ENTRIES = new LinkedHashMap<>();

	/**
	 * Keys whose names end as the user likes.
	 */
	private static final Set<String> MAPS = Set.of("headers", "cookies", "query");

	/**
	 * Keys whose values are of no certain form, so that one that cannot be read may be a
	 * secret, each with an example.
	 */
	private static final Map<String, String> FREE = Map.of("api-key.file", "/run/secrets/key", "http.trusted-origins",
			"https://files.example.org");

	static {
		text("base-url");
		texts("base-urls");
		time("failover.leave-for", "30s");
		text("api-key.value");
		add("api-key.file", null, Path::of);
		time("api-key.check-interval", "5s");
		text("api-key.supplier");
		time("api-key.lifetime", null);
		choice("api-key.in", ApiKeyPlacement.In.class, "header");
		add("api-key.name", "Authorization", (text) -> text);
		text("api-key.prefix");
		text("signer");
		text("basic.username");
		text("basic.password");
		time("timeouts.connect", "5s");
		time("timeouts.tls", "10s");
		time("timeouts.acquire", "10s");
		time("timeouts.response", "30s");
		time("timeouts.idle", "30s");
		time("timeouts.call", "60s");
		number("pool.max-connections", "50");
		number("pool.max-streams", null);
		number("pool.max-pending", "1000");
		time("pool.max-idle-time", "30s");
		time("pool.max-life-time", "5m");
		time("pool.evict-every", "30s");
		flag("ssl.insecure", "false");
		add("http.versions", "http/1.1",
				(text) -> list(text).stream().map((version) -> choice(HttpVersion.class, version)).toList());
		flag("http.compression", "true");
		choice("http.redirects", Redirects.class, "never");
		add("http.trusted-origins", "", (text) -> list(text).stream().map(URI::create).toList());
		add("http.max-body-size", "8MB", DataSize::parse);
		add("http.max-header-size", "8KB", DataSize::parse);
		text("http.proxy.host");
		number("http.proxy.port", "8080");
		text("http.proxy.username");
		text("http.proxy.password");
		texts("http.proxy.non-proxy-hosts");
		number("retry.max-attempts", "1");
		time("retry.backoff.initial", "250ms");
		factor("retry.backoff.multiplier", "2");
		time("retry.backoff.max", "8s");
		factor("retry.backoff.jitter", "0.5");
		add("retry.on-status", "408,425,429,502,503,504", (text) -> {
			Set<Integer> statuses = new LinkedHashSet<>();
			list(text).forEach((status) -> statuses.add(Integer.valueOf(status)));
			return statuses;
		});
		time("retry.max-retry-after", "30s");
		factor("retry.budget", "0.2");
		flag("retry.budget-enabled", "true");
		number("concurrency.max-calls", null);
		number("concurrency.max-waiting", "1000");
		time("rate-limit.per", "1s");
		number("rate-limit.permits", null);
		time("rate-limit.max-wait", "10s");
		flag("rate-limit.shared", "false");
		flag("circuit-breaker.enabled", "false");
		factor("circuit-breaker.failure-rate-threshold", "0.5");
		number("circuit-breaker.sliding-window-size", "100");
		number("circuit-breaker.minimum-calls", "20");
		time("circuit-breaker.open-duration", "30s");
		number("circuit-breaker.half-open-calls", "5");
		text("idempotency-key.header");
		choice("logging.level", LoggingLevel.class, "none");
		texts("logging.redact");
		time("shutdown.grace-period", "10s");
		time("health.timeout", "2s");
		time("health.probe-interval", "10s");
		choice("errors.detail", ErrorDetails.class, "problem");
	}

	private SettingTable() {
	}

	private static void add(String key, @Nullable String byDefault, Function<String, Object> reader) {
		ENTRIES.put(key, new Entry(byDefault, reader));
	}

	private static void text(String key) {
		add(key, null, (text) -> text);
	}

	private static void texts(String key) {
		add(key, "", SettingTable::list);
	}

	private static void time(String key, @Nullable String byDefault) {
		add(key, byDefault, SettingTable::duration);
	}

	private static void number(String key, @Nullable String byDefault) {
		add(key, byDefault, Integer::valueOf);
	}

	private static void factor(String key, String byDefault) {
		add(key, byDefault, Double::valueOf);
	}

	private static void flag(String key, String byDefault) {
		add(key, byDefault, SettingTable::flag);
	}

	private static <E extends Enum<E>> void choice(String key, Class<E> type, String byDefault) {
		add(key, byDefault, (text) -> choice(type, text));
	}

	private static Duration duration(String text) {
		return DurationFormatterUtils.detectAndParse(text, DurationFormat.Unit.MILLIS);
	}

	private static boolean flag(String text) {
		if (!text.equals("true") && !text.equals("false")) {
			throw new IllegalArgumentException("neither true nor false");
		}
		return text.equals("true");
	}

	private static <E extends Enum<E>> E choice(Class<E> type, String text) {
		for (E constant : type.getEnumConstants()) {
			if (plain(constant.name()).equals(plain(text))) {
				return constant;
			}
		}
		throw new IllegalArgumentException("not one of the allowed values");
	}

	private static String plain(String name) {
		return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
	}

	private static List<String> list(String text) {
		return List.of(StringUtils.tokenizeToStringArray(text, ","));
	}

	/**
	 * Read values.
	 * @param client name of the client
	 * @param properties texts by their keys
	 * @param mistakes gets what cannot be read
	 * @return all values
	 */
	static SettingValues read(String client, Map<String, String> properties, Mistakes mistakes) {
		Map<String, Object> values = new LinkedHashMap<>();
		ENTRIES.forEach((key, entry) -> {
			if (entry.byDefault() != null) {
				values.put(key, entry.reader().apply(entry.byDefault()));
			}
		});
		values.put("http.allowed-addresses", List.of());
		Map<String, Map<String, List<String>>> maps = new LinkedHashMap<>();
		properties.forEach((key, text) -> read(client, key, text, values, maps, mistakes));
		values.put("headers", maps.getOrDefault("headers", Map.of()));
		values.put("query", maps.getOrDefault("query", Map.of()));
		Map<String, String> cookies = new LinkedHashMap<>();
		maps.getOrDefault("cookies", Map.of()).forEach((name, given) -> cookies.put(name, String.join(",", given)));
		values.put("cookies", cookies);
		return new SettingValues(values);
	}

	private static void read(String client, String key, String text, Map<String, Object> values,
			Map<String, Map<String, List<String>>> maps, Mistakes mistakes) {
		String map = MAPS.stream().filter((name) -> key.startsWith(name + ".")).findFirst().orElse(null);
		Entry entry = ENTRIES.get(key);
		if (map != null) {
			maps.computeIfAbsent(map, (name) -> new LinkedHashMap<>())
				.computeIfAbsent(key.substring(map.length() + 1), (name) -> new ArrayList<>())
				.add(text);
		}
		else if (entry == null) {
			mistakes.add("There is no key %s for the client '%s'.".formatted(key, client),
					KeyList.beside(key, Stream.concat(ENTRIES.keySet().stream(), MAPS.stream()).toList()));
		}
		else {
			try {
				values.put(key, entry.reader().apply(text.strip()));
			}
			catch (RuntimeException ex) {
				String example = FREE.get(key);
				String shown = (example != null) ? "has a value that" : "is '" + text + "', which";
				mistakes.add("%s of the client '%s' %s cannot be read.".formatted(key, client, shown),
						"Give a value such as %s.".formatted(
								(example != null) ? example : (entry.byDefault() != null) ? entry.byDefault() : "10"));
			}
		}
	}

	private record Entry(@Nullable String byDefault, Function<String, Object> reader) {
	}

}
