package dev.tandem.sample.bloomy.login;

import dev.tandem.ApiClient;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * Where a user and a password are changed for a key. A client of its own, since the one
 * of the API needs the key already.
 */
@ApiClient("bloomy-login")
@HttpExchange
public interface TokenApi {

	@PostExchange(url = "/Token", contentType = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	Mono<Token> token(@RequestParam("grant_type") String grantType, @RequestParam String userName,
			@RequestParam String password);

	default Mono<Token> byPassword(String userName, String password) {
		return token("password", userName, password);
	}

}
