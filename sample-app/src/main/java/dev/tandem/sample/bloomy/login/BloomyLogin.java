package dev.tandem.sample.bloomy.login;

import dev.tandem.ApiKeySupplier;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Fetches the key of Bloom Growth by user and password, when it is first needed and when
 * it is refused, with the profile {@code login}.
 */
@Component("bloomyLogin")
@Profile("login")
final class BloomyLogin implements ApiKeySupplier {

	private final TokenApi tokens;

	private final String userName;

	private final String password;

	BloomyLogin(TokenApi tokens, @Value("${sample.bloomy.username}") String userName,
			@Value("${sample.bloomy.password}") String password) {
		this.tokens = tokens;
		this.userName = userName;
		this.password = password;
	}

	@Override
	public Mono<String> key(String client) {
		return this.tokens.byPassword(this.userName, this.password).map(Token::accessToken);
	}

}
