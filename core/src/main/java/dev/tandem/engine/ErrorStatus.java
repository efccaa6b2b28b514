package dev.tandem.engine;

import java.util.List;
import java.util.function.Predicate;

import dev.tandem.codec.DecodableError;
import dev.tandem.transport.RequestGuard;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Which responses are failures of their call.
 */
public final class ErrorStatus {

	/**
	 * Refuses what other filters have added to a request.
	 */
	static final ExchangeFilterFunction GUARD = RequestGuard::filter;

	private static final Predicate<HttpStatusCode> UNEXPECTED_REDIRECT = ErrorStatus::isUnexpectedRedirect;

	private static final Predicate<HttpStatusCode> ERROR = HttpStatusCode::isError;

	/**
	 * The handlers of a client to which nobody has added one.
	 */
	static final List<Predicate<HttpStatusCode>> HANDLED = List.of(UNEXPECTED_REDIRECT, ERROR);

	private ErrorStatus() {
	}

	private static boolean isUnexpectedRedirect(HttpStatusCode status) {
		return status.is3xxRedirection() && status.value() != HttpStatus.NOT_MODIFIED.value();
	}

	/**
	 * A redirect that is not followed is a failure, unless the application handles it.
	 * @param builder builds the client
	 */
	public static void handleRedirects(WebClient.Builder builder) {
		builder.defaultStatusHandler(UNEXPECTED_REDIRECT, ClientResponse::createException);
	}

	/**
	 * An error status is a failure. Nothing is to be added to the client afterwards.
	 * @param builder builds the client
	 */
	public static void handleErrors(WebClient.Builder builder) {
		builder.filter(GUARD).defaultStatusHandler(ERROR, DecodableError::of);
	}

	/**
	 * Whether a response is a failure. A status above those that are defined is one, too.
	 */
	static boolean isFailure(HttpStatusCode status) {
		return UNEXPECTED_REDIRECT.test(status) || status.value() >= HttpStatus.BAD_REQUEST.value();
	}

	/**
	 * The failure of a response for which {@link #isFailure} holds.
	 */
	static <T> Mono<T> failure(ClientResponse response) {
		Mono<? extends Throwable> failure = ERROR.test(response.statusCode()) ? DecodableError.of(response)
				: response.createException();
		return failure.flatMap(Mono::error);
	}

}
