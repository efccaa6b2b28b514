package dev.tandem.transport;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import dev.tandem.settings.ClientSettings;
import dev.tandem.settings.Redirects;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;
import org.springframework.mock.http.client.reactive.MockClientHttpResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

/**
 * Tests for {@link RedirectPolicy} and what guards it.
 */
class RedirectPolicyTests {

	private static final URI HOME = URI.create("https://api.example.com/notes/1");

	private final ClientSettings settings = settings();

	@Test
	void targetThatCannotBeCalledFailsTheCall() {
		RedirectPolicy policy = new RedirectPolicy(this.settings, (uri) -> {
			assertThat(uri).hasToString("https://api.example.com/a/%2e%2e/b?sig=s1g");
			return "holds a '..' segment: check the path variables";
		});
		assertThat(redirected(policy, "/a/%2e%2e/b?sig=s1g")).isInstanceOfSatisfying(Redirection.Fail.class,
				(fail) -> assertThat(fail.failure())
					.hasMessage("the API redirected to an address that is not followed, '/a/%2e%2e/b...' "
							+ "(it holds a '..' segment)"));
	}

	@Test
	void targetIsNotNormalized() {
		assertThat(redirected(new RedirectPolicy(this.settings, (uri) -> null), "/x/.././/b[")).isInstanceOfSatisfying(
				Redirection.Follow.class,
				(follow) -> assertThat(follow.next().uri()).hasToString("https://api.example.com//b%5B"));
	}

	private Redirection redirected(RedirectPolicy policy, String location) {
		MockClientHttpResponse response = new MockClientHttpResponse(302);
		response.getHeaders().set("Location", location);
		Hop hop = Hop.first(HttpMethod.GET, HOME, (request) -> Mono.empty(), true);
		return policy.of(hop, response, new OwnOrigins(this.settings));
	}

	private static ClientSettings settings() {
		ClientSettings settings = Mockito.mock(ClientSettings.class);
		ClientSettings.Http http = Mockito.mock(ClientSettings.Http.class);
		given(settings.http()).willReturn(http);
		given(settings.servers()).willReturn(new ClientSettings.Servers(List.of(HOME), Duration.ZERO));
		given(http.redirects()).willReturn(Redirects.ALWAYS);
		given(http.trustedOrigins()).willReturn(List.of());
		return settings;
	}

}
