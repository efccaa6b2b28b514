package dev.tandem.autoconfigure;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.tandem.ApiKeySupplier;
import dev.tandem.client.InvalidApiClientException;
import dev.tandem.settings.ClientSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every property that is a time, with times that no timer holds or that are none: each is
 * refused with its name, or is a setting that Reactor Netty can hold.
 */
class ExtremeDurationTests {

	/**
	 * Zero, negative, a nanosecond, 24 days and a bit, 400 years, all that fits.
	 */
	private static final List<String> EXTREMES = List.of("0s", "-1s", "-9223372036854775808ns", "1ns", "2147483648ms",
			"146000d", "PT9223372036854775807S", "PT-9223372036854775808S", "9999999999999999d",
			"99999999999999999999s");

	private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

	static Stream<String> clientKeys() {
		return keys("", ApiClientProperties.class).stream();
	}

	static Stream<String> watchKeys() {
		return keys("", ConfigWatchProperties.class).stream();
	}

	private static List<String> keys(String prefix, Class<?> type) {
		List<String> keys = new ArrayList<>();
		for (RecordComponent component : type.getRecordComponents()) {
			String key = prefix + DataObjectPropertyName.toDashedForm(component.getName());
			if (component.getType().isRecord()) {
				keys.addAll(keys(key + ".", component.getType()));
			}
			else if (component.getType() == Duration.class) {
				keys.add(key);
			}
		}
		return keys;
	}

	@Test
	void timesAreFound() {
		assertThat(clientKeys()).contains("timeouts.call", "api-key.lifetime", "retry.backoff.max")
			.hasSizeGreaterThan(15);
		assertThat(watchKeys()).contains("check-interval", "backoff.initial").hasSizeGreaterThan(3);
	}

	@ParameterizedTest
	@MethodSource("clientKeys")
	void propertyOfAClientIsBoundedOrRefusedWithItsName(String key) {
		for (String extreme : EXTREMES) {
			Map<String, Object> properties = new HashMap<>(Map.of("tandem.clients.bloomy.base-url", "http://a",
					"tandem.clients.bloomy.rate-limit.permits", "1", "tandem.clients.bloomy.circuit-breaker.enabled",
					"true", "tandem.clients.bloomy.health.probe", "ping"));
			if (key.startsWith("api-key")) {
				properties.put("tandem.clients.bloomy.api-key.supplier", "vault");
			}
			properties.put("tandem.clients.bloomy." + key, extreme);
			assertBoundedOrRefused("tandem.clients.bloomy." + key, extreme, () -> map(properties));
		}
	}

	private static void map(Map<String, Object> properties) {
		StaticListableBeanFactory beans = new StaticListableBeanFactory();
		beans.addBean("vault", (ApiKeySupplier) (client) -> Mono.just("k"));
		ClientSettings settings = new ApiClientSettingsMapper(null, null, new NamedBeans(beans))
			.map(new ApiClientPropertiesBinder(environment(properties)).bind("bloomy"));
		assertBounded(settings);
	}

	@ParameterizedTest
	@MethodSource("watchKeys")
	void propertyOfTheWatchIsBoundedOrRefusedWithItsName(String key) {
		for (String extreme : EXTREMES) {
			assertBoundedOrRefused("tandem.config." + key, extreme, () -> {
				ConfigWatchProperties bound = Binder
					.get(environment(Map.of("tandem.config.source", "etcd", "tandem.config." + key, extreme)))
					.bind("tandem.config", Bindable.of(ConfigWatchProperties.class))
					.get();
				assertBounded(ConfigWatchSettingsMapper.map(bound));
			});
		}
	}

	private static void assertBoundedOrRefused(String property, String value, Runnable mapping) {
		try {
			mapping.run();
		}
		catch (InvalidApiClientException ex) {
			assertThat(ex).as(property + "=" + value).hasMessageContaining(property);
		}
		catch (BindException ex) {
			assertThat(String.valueOf(ex.getProperty())).as(property + "=" + value).contains(property);
		}
	}

	/**
	 * All times of settings, at any depth.
	 */
	private static void assertBounded(Record settings) {
		for (RecordComponent component : settings.getClass().getRecordComponents()) {
			try {
				component.getAccessor().setAccessible(true);
				Object value = component.getAccessor().invoke(settings);
				if (value instanceof Record nested) {
					assertBounded(nested);
				}
				else if (value instanceof Duration time) {
					assertThat(time).as(component.toString()).isBetween(Duration.ZERO, LONGEST);
				}
			}
			catch (ReflectiveOperationException ex) {
				throw new LinkageError(ex.getMessage(), ex);
			}
		}
	}

	private static StandardEnvironment environment(Map<String, Object> properties) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("properties", properties));
		return environment;
	}

}
