package dev.tandem.test;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ClientProperties}.
 */
class ClientPropertiesTests {

	private static final MapPropertySource COMMON = new MapPropertySource("common",
			Map.of("tandem.clients.bloomy.api-key", "${BG_API_KEY_OF_NOBODY}"));

	@Test
	void missingSecretsHaveAKeyInPlaceOfOneThatIsNotSet() {
		assertThat(properties(COMMON).missingSecrets())
			.isEqualTo(Map.of("tandem.clients.bloomy.api-key", ClientProperties.TEST_KEY));
	}

	@Test
	void missingSecretsHaveNoKeyWhereAProfileReplacesItByAFile() {
		MapPropertySource profile = new MapPropertySource("profile", Map.of("tandem.clients.bloomy.api-key.value", "",
				"tandem.clients.bloomy.api-key.file", "/run/secrets/of-nobody"));
		assertThat(properties(profile, COMMON).missingSecrets())
			.isEqualTo(Map.of("tandem.clients.bloomy.api-key.file", TestKeyFile.path()));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
			"tandem.clients.bloomy.base-url=https://own/v1 | https://own/v1",
			"tandem.clients.bloomy.base-url=' https://own/v1/ ' | https://own/v1",
			"tandem.clients.bloomy.base-url=https://${host:own}/ | https://own",
			"tandem.clients.bloomy.base-urls=https://a/v1/, https://b | https://a/v1",
			"tandem.clients.bloomy.base-urls[0]=https://a; tandem.clients.bloomy.base-urls[1]=https://b | https://a",
			"tandem.defaults.base-urls=https://a, https://b | https://a",
			"tandem.defaults.base-urls=https://a, https://b; tandem.clients.bloomy.base-url=https://own | https://own",
			"tandem.defaults.base-url=https://a; tandem.clients.bloomy.base-urls=https://b,https://c | https://b",
			"tandem.defaults.base-url=https://a; spring.http.serviceclient.bloomy.base-url=https://b | https://a",
			"spring.http.serviceclient.bloomy.base-url=https://b/ | https://b", "tandem.clients.bloomy.api-key=k | " })
	void baseUrlIsThatWhichTheClientCallsFirst(String properties, @Nullable String baseUrl) {
		Map<String, Object> map = new LinkedHashMap<>();
		for (String property : properties.split("; ", -1)) {
			map.put(property.split("=", 2)[0], property.split("=", 2)[1].replace("'", ""));
		}
		assertThat(properties(new MapPropertySource("application", map)).baseUrl()).isEqualTo(baseUrl);
	}

	private static ClientProperties properties(MapPropertySource... sources) {
		StandardEnvironment environment = new StandardEnvironment();
		for (MapPropertySource source : sources) {
			environment.getPropertySources().addLast(source);
		}
		return new ClientProperties(environment, "bloomy");
	}

}
