package dev.tandem.config.source;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import dev.tandem.ApiClientCustomizer;
import dev.tandem.auth.Secret;
import dev.tandem.transport.ClientTransport;
import dev.tandem.transport.ExchangeTap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Signs in at etcd with a user and a password: one token for all calls of a client, and a
 * new one when the server says that it is void.
 *
 * @see <a href="https://etcd.io/docs/v3.4/dev-guide/api_grpc_gateway/">etcd:
 * Authentication over the gateway</a>
 */
public final class EtcdTokens implements ApiClientCustomizer {

	private static final String GATEWAY = "/v3/";

	private final String client;

	private final String username;

	private final Secret password;

	private final AtomicReference<@Nullable Mono<Secret>> token = new AtomicReference<>();

	/**
	 * Create the customizer of a client.
	 * @param client name of the client
	 * @param username the user
	 * @param password its password
	 */
	public EtcdTokens(String client, String username, Secret password) {
		this.client = client;
		this.username = username;
		this.password = password;
	}

	@Override
	public void customize(String name, WebClient.Builder builder) {
		if (name.equals(this.client)) {
			builder.filter((request, next) -> Mono.defer(() -> {
				Mono<Secret> held = held(request, next);
				return exchange(held, request, next).flatMap((response) -> !isVoid(response) ? Mono.just(response)
						: response.releaseBody().then(Mono.defer(() -> {
							drop(held);
							return exchange(held(request, next), request, next);
						})));
			}));
		}
	}

	private static boolean isVoid(ClientResponse response) {
		return response.statusCode().isSameCodeAs(HttpStatus.UNAUTHORIZED);
	}

	/**
	 * A sign-in that fails or is given up is forgotten: its repetition would go to the
	 * server, and over the connections, that the client had when it began.
	 */
	private Mono<ClientResponse> exchange(Mono<Secret> token, ClientRequest request, ExchangeFunction next) {
		Mono<Secret> signedIn = token.doOnError((failure) -> drop(token)).doOnCancel(() -> drop(token));
		return signedIn.flatMap((secret) -> next.exchange(ClientRequest.from(request)
			.headers((headers) -> headers.set(HttpHeaders.AUTHORIZATION, secret.reveal()))
			.build()));
	}

	/**
	 * The token, which the first caller asks for and those that come meanwhile wait for.
	 */
	private Mono<Secret> held(ClientRequest request, ExchangeFunction next) {
		Mono<Secret> held = this.token.get();
		if (held == null) {
			Mono<Secret> asked = fetch(request, next).cacheInvalidateIf((token) -> false);
			held = this.token.compareAndSet(null, asked) ? asked : held(request, next);
		}
		return held;
	}

	private void drop(Mono<Secret> voided) {
		this.token.compareAndSet(voided, null);
	}

	/**
	 * The log sees nothing of it: password and token are not among what it knows to hide.
	 */
	private Mono<Secret> fetch(ClientRequest request, ExchangeFunction next) {
		ClientRequest call = ClientRequest.create(HttpMethod.POST, authenticate(request.url()))
			.header(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE)
			.header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE)
			.attributes((attributes) -> {
				attributes.putAll(request.attributes());
				attributes.remove(ClientTransport.NO_RESPONSE_TIMEOUT);
			})
			.body(BodyInserters.fromValue(Map.of("name", this.username, "password", this.password.reveal())))
			.build();
		return next.exchange(call)
			.flatMap((response) -> response.statusCode().isError()
					? response.releaseBody()
						.then(Mono.error(() -> new EtcdSignInException(this.username, response.statusCode())))
					: response.bodyToMono(Token.class))
			.map((response) -> Secret.of(response.token()))
			.contextWrite((context) -> context.delete(UntimedStreams.class).delete(ExchangeTap.Source.class));
	}

	private static URI authenticate(URI url) {
		String text = url.toString();
		return URI.create(text.substring(0, text.lastIndexOf(GATEWAY) + GATEWAY.length()) + "auth/authenticate");
	}

	/**
	 * A token.
	 *
	 * @param token the token
	 */
	record Token(String token) {

		@Override
		public String toString() {
			return "Token[******]";
		}

	}

}
