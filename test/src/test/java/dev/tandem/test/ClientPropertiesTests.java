package dev.tandem.test;

import java.util.Map;

import org.junit.jupiter.api.Test;

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

	private static ClientProperties properties(MapPropertySource... sources) {
		StandardEnvironment environment = new StandardEnvironment();
		for (MapPropertySource source : sources) {
			environment.getPropertySources().addLast(source);
		}
		return new ClientProperties(environment, "bloomy");
	}

}
