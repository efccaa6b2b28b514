package dev.tandem.error;

import java.util.List;

import dev.tandem.ApiException;
import dev.tandem.ApiRejectedException;
import dev.tandem.ApiTimeoutException.Deadline;
import dev.tandem.ErrorBodyReader;
import dev.tandem.ErrorInCallException;
import dev.tandem.auth.Credential;
import dev.tandem.auth.KeyUnavailableException;
import dev.tandem.codec.NullElementException;
import dev.tandem.failure.Failures;
import dev.tandem.settings.ClientSettings;
import dev.tandem.transfer.UnsafePartException;
import dev.tandem.transport.AddressNotAllowedException;
import dev.tandem.transport.ApplicationFailure;
import dev.tandem.transport.BodyTooLargeException;
import dev.tandem.transport.IdleBodyException;
import dev.tandem.transport.LateResponseException;
import dev.tandem.transport.OversizedHeadException;
import dev.tandem.transport.StalledRequestException;
import dev.tandem.transport.UnaskedEncodingException;
import dev.tandem.transport.UnsafeRequestException;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.compression.DecompressionException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.netty.handler.timeout.ReadTimeoutException;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;
import reactor.netty.internal.shaded.reactor.pool.PoolShutdownException;

import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatus;
import org.springframework.util.StringUtils;
import org.springframework.web.reactive.function.UnsupportedMediaTypeException;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;

/**
 * Finds the exception of Tandem that stands for a failure of {@code WebClient}, Reactor
 * Netty or a decoder. Spring's own exceptions hold the request and are not kept as a
 * cause. A failure of the application's own code, such as a body that cannot be read or a
 * decoder that throws, passes as it is.
 */
public final class FailureTranslator {

	private static final int LONGEST_TYPE = 100;

	private final ClientSettings settings;

	private final List<ErrorBodyReader> errorBodyReaders;

	private final ErrorDetail errorDetail;

	private final TransportFailures transport;

	/**
	 * Create a translator.
	 * @param settings settings of the client
	 * @param credentials its credentials, which messages do not show
	 * @param errorBodyReaders the application's own readers of error bodies
	 */
	public FailureTranslator(ClientSettings settings, List<Credential> credentials,
			List<ErrorBodyReader> errorBodyReaders) {
		this.settings = settings;
		this.errorBodyReaders = errorBodyReaders;
		this.errorDetail = new ErrorDetail(settings, credentials);
		this.transport = new TransportFailures(settings);
	}

	/**
	 * Translate a failure.
	 * @param thrown the failure
	 * @param call the call that failed
	 * @return the exception that the caller sees
	 */
	public Throwable translate(Throwable thrown, FailedCall call) {
		Throwable failure = Exceptions.unwrap(thrown);
		if (failure instanceof ApiException || isErrorOfApplication(failure)) {
			return failure;
		}
		if (failure instanceof WebClientResponseException response) {
			Throwable cause = response.getCause();
			return (cause != null) ? translateOr(cause, true, call, cause)
					: call.response(response, this.errorBodyReaders, detail(response));
		}
		if (failure instanceof WebClientRequestException request) {
			Throwable cause = Exceptions.unwrap((request.getCause() != null) ? request.getCause() : request);
			return translateOr(cause, true, call, this.transport.unknown(cause, call));
		}
		return translateOr(failure, false, call, failure);
	}

	private String detail(WebClientResponseException response) {
		String said = this.errorDetail.of(response);
		HttpRequest request = response.getRequest();
		String missing = (response.getStatusCode().value() == HttpStatus.NOT_FOUND.value() && request != null)
				? new MissingAddress(this.settings).describe(request.getURI()) : "";
		return missing + (said.isEmpty() ? "" : ": " + said);
	}

	/**
	 * Whatever has caused it.
	 */
	private static boolean isErrorOfApplication(Throwable failure) {
		return failure instanceof Error || failure instanceof ErrorInCallException;
	}

	/**
	 * Look for what is known in a failure and its causes. {@code WebClient} wraps each
	 * failure of a connection, so one that is not wrapped is of a filter or a decoder.
	 * @param cause the failure
	 * @param ofConnection whether it may be one of the connection
	 * @param call the call that failed
	 * @param otherwise the exception if nothing is known
	 */
	private Throwable translateOr(Throwable cause, boolean ofConnection, FailedCall call, Throwable otherwise) {
		if (isErrorOfApplication(cause)) {
			return cause;
		}
		boolean transport = ofConnection;
		for (Throwable link : Failures.withCauses(cause)) {
			Throwable translated = translateKnown(link, call);
			if (translated == null && transport) {
				translated = this.transport.find(link, call);
			}
			if (translated != null) {
				return translated;
			}
			transport &= TransportFailures.mayHold(link);
		}
		return otherwise;
	}

	private @Nullable Throwable translateKnown(Throwable failure, FailedCall call) {
		ClientSettings.Timeouts timeouts = this.settings.timeouts();
		if (failure instanceof UnsafeRequestException || failure instanceof UnsafePartException) {
			return failure;
		}
		if (failure instanceof ApplicationFailure application) {
			return application.failure();
		}
		if (failure instanceof ConnectTimeoutException) {
			return call.timeout(Deadline.CONNECT, timeouts.connect(), failure);
		}
		if (failure instanceof SslHandshakeTimeoutException) {
			return call.timeout(Deadline.TLS, timeouts.tls(), failure);
		}
		if (failure instanceof PoolAcquireTimeoutException) {
			return call.timeout(Deadline.ACQUIRE, timeouts.acquire(), failure);
		}
		if (failure instanceof LateResponseException late) {
			return call.timeout(Deadline.RESPONSE, late.limit(),
					late.limit().equals(timeouts.response()) ? this.settings.property("timeouts.response")
							: "HttpClient.responseTimeout, as a customizer has set it",
					failure);
		}
		if (failure instanceof ReadTimeoutException) {
			return call.timeout(Deadline.RESPONSE, timeouts.response(), failure);
		}
		if (failure instanceof IdleBodyException) {
			return call.timeout(Deadline.BODY, timeouts.idle(), failure);
		}
		if (failure instanceof StalledRequestException) {
			return call.timeout(Deadline.REQUEST, timeouts.idle(), failure);
		}
		if (failure instanceof PoolAcquirePendingLimitException) {
			return call.rejected(ApiRejectedException.Reason.TOO_MANY_CALLS,
					"%d calls already wait for one of %d connections: see %s and %s".formatted(
							this.settings.pool().maxPending(), this.settings.pool().maxConnections(),
							this.settings.property("pool.max-pending"), this.settings.property("pool.max-connections")),
					failure);
		}
		if (failure instanceof KeyUnavailableException) {
			return call.rejected(ApiRejectedException.Reason.NO_KEY, "no key is available: %s failed (%s)"
				.formatted(this.settings.property("api-key.supplier"), failure.getMessage()), failure);
		}
		if (failure instanceof PoolShutdownException) {
			return call.rejected(ApiRejectedException.Reason.CLIENT_CLOSED, "the client is closed", failure);
		}
		if (failure instanceof AddressNotAllowedException) {
			return call.rejected(ApiRejectedException.Reason.ADDRESS_NOT_ALLOWED,
					"the host resolves to no allowed address: see " + this.settings.property("http.allowed-addresses"),
					failure);
		}
		if (failure instanceof BodyTooLargeException || failure instanceof DataBufferLimitException) {
			return call.decoding("the body is larger than %s: raise %s, or read it as it comes with Flux<DataBuffer>"
				.formatted(this.settings.http().maxBodySize(), this.settings.property("http.max-body-size")), failure);
		}
		if (failure instanceof TooLongHttpHeaderException || failure instanceof TooLongHttpLineException
				|| failure instanceof Http2Exception.HeaderListSizeException
				|| failure instanceof OversizedHeadException) {
			return call.decoding("the head of the response is too long: %s: raise %s".formatted(
					StringUtils.trimTrailingCharacter(String.valueOf(failure.getMessage()), '.'),
					this.settings.property("http.max-header-size")), failure);
		}
		if (failure instanceof DecompressionException) {
			return call.decoding("the body cannot be decompressed: " + failure.getMessage(), failure);
		}
		if (failure instanceof UnaskedEncodingException) {
			return call.decoding(
					"the body cannot be read: %s. Configure the API to send no other encoding, or send the Accept-Encoding"
						.formatted(failure.getMessage()) + " that you read yourself",
					failure);
		}
		if (failure instanceof InvalidResponseException) {
			return call.decoding("the response breaks the constraints of its type at " + failure.getMessage(), failure);
		}
		if (failure instanceof UnsupportedMediaTypeException unsupported) {
			String sent = call.body().contentTypeAsSent();
			return call.decoding("the response has %s, which %s".formatted(
					(sent != null) ? "the content type " + cut(sent) : "no content type",
					(unsupported.getBodyType() != null)
							? "cannot be read as " + unsupported.getBodyType()
									+ MissingJackson.remedy(sent, getClass().getClassLoader())
							: "is not that of the stream that the definition expects"),
					failure);
		}
		if (failure instanceof NullElementException) {
			return call.decoding("an element of the body is null, which a Flux and the List or Stream of its twin"
					+ " cannot hold: declare Mono<List<T>> for an array that has such elements", failure);
		}
		if (failure instanceof DecodingException) {
			return call.decoding(JsonFault.describe(failure.getCause()), failure);
		}
		return null;
	}

	private static String cut(String text) {
		return (text.length() > LONGEST_TYPE) ? text.substring(0, LONGEST_TYPE) + "\u2026" : text;
	}

}
