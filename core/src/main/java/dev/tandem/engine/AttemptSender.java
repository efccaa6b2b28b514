package dev.tandem.engine;

import dev.tandem.codec.BodyReader;
import dev.tandem.observation.AttemptObservation;
import dev.tandem.transport.RequestGuard;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

import org.springframework.core.codec.CodecException;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ClientHttpResponse;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClientException;
import org.springframework.web.reactive.function.client.WebClientResponseException;

/**
 * Sends the requests of attempts by the transport of the client, and shows what happens
 * to them as {@code WebClient} does.
 */
final class AttemptSender {

	private static final byte[] NO_BODY = {};

	private final PlainClient client;

	private final ClientHttpConnector unguarded;

	/**
	 * Create a sender.
	 * @param client what the client consists of
	 * @param unguarded sends requests that no encoder of the application writes
	 */
	AttemptSender(PlainClient client, ClientHttpConnector unguarded) {
		this.client = client;
		this.unguarded = unguarded;
	}

	/**
	 * Encoders of the application write a body on the event loop. What they throw is
	 * signalled by the guarded connector; nothing of the application writes a request
	 * without a body.
	 */
	Mono<ClientHttpResponse> send(AttemptRequest request) {
		if (request.isChanged()) {
			RequestGuard.check(request);
		}
		ClientHttpConnector connector = request.isBodiless() ? this.unguarded : this.client.connector();
		return connector.connect(request.method(), request.url(),
				(http) -> request.writeTo(http, this.client.strategies()));
	}

	@Nullable AttemptObservation observe(AttemptRequest request, ContextView context) {
		return AttemptObservation.start(this.client.observations(), this.client.convention(),
				request.metadata().operation(), new RequestCarrier(request), request::uriTemplate, context);
	}

	/**
	 * A response as observers and the makers of exceptions see it. It is made for those
	 * who ask.
	 */
	ClientResponse shown(ClientHttpResponse response, AttemptRequest request) {
		return ClientResponse.create(response.getStatusCode(), this.client.strategies())
			.headers((headers) -> headers.addAll(response.getHeaders()))
			.cookies((cookies) -> cookies.addAll(response.getCookies()))
			.body(Flux.defer(BodyReader.guarded(response)::getBody))
			.request(request)
			.build();
	}

	/**
	 * The failure of a body that does not come whole is wrapped as {@code WebClient}
	 * does, so that {@code FailureTranslator} takes it for one of the connection and not
	 * of a decoder.
	 */
	static Throwable brokenBody(Throwable failure, ClientHttpResponse response, AttemptRequest request) {
		if (failure instanceof WebClientException || failure instanceof CodecException) {
			return failure;
		}
		HttpStatus known = HttpStatus.resolve(response.getStatusCode().value());
		return WebClientResponseException
			.create(response.getStatusCode(), (known != null) ? known.getReasonPhrase() : "", response.getHeaders(),
					NO_BODY, null, request)
			.initCause(failure);
	}

}
