package dev.tandem.client;

import java.util.function.UnaryOperator;

import dev.tandem.Internal;
import dev.tandem.settings.ClientSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Libraries that limits of a client need beyond Tandem.
 */
@Internal
public final class LimitLibraries {

	private LimitLibraries() {
	}

	static void check(ClientSettings settings) {
		if (settings.rateLimit() != null && settings.rateLimit().shared()) {
			throw new InvalidApiClientException(
					"rate-limit.shared of the client '%s' is set, but a limit is shared through a bean of Spring Boot."
						.formatted(settings.name()),
					"Remove it.");
		}
		check(settings, settings::property, LimitLibraries.class.getClassLoader());
	}

	/**
	 * Refuse a limit whose library is missing.
	 * @param settings settings of the client
	 * @param described describes a key
	 * @param classLoader where libraries are looked for
	 * @throws InvalidApiClientException if one is missing
	 */
	public static void check(ClientSettings settings, UnaryOperator<String> described,
			@Nullable ClassLoader classLoader) {
		if (settings.rateLimit() != null) {
			check(described.apply("rate-limit.permits"), "io.github.bucket4j.Bucket",
					"com.bucket4j:bucket4j_jdk17-core (8.19.0 or later)", classLoader);
		}
		if (settings.circuitBreaker() != null) {
			check(described.apply("circuit-breaker.enabled"), "io.github.resilience4j.circuitbreaker.CircuitBreaker",
					"io.github.resilience4j:resilience4j-circuitbreaker (2.4.0 or later)", classLoader);
		}
	}

	private static void check(String property, String className, String dependency, @Nullable ClassLoader classLoader) {
		if (!ClassUtils.isPresent(className, classLoader)) {
			throw new InvalidApiClientException(
					"%s is set, but a library that it needs is not on the class path.".formatted(property),
					"Add the dependency %s, or remove the property.".formatted(dependency));
		}
	}

}
