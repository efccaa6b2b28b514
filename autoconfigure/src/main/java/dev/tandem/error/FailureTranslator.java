package dev.tandem.error;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.util.List;

import javax.net.ssl.SSLException;

import dev.tandem.ApiException;
import dev.tandem.ApiRejectedException;
import dev.tandem.ApiTimeoutException.Deadline;
import dev.tandem.ErrorBodyReader;
import dev.tandem.auth.KeyUnavailableException;
import dev.tandem.client.ApiClientSettings;
import dev.tandem.transport.AddressNotAllowedException;
import dev.tandem.transport.BodyTooLargeException;
import dev.tandem.transport.IdleBodyException;
import dev.tandem.transport.RedirectException;
import dev.tandem.transport.UnsafeRequestException;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.proxy.ProxyConnectException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.netty.handler.timeout.ReadTimeoutException;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;
import reactor.netty.internal.shaded.reactor.pool.PoolShutdownException;

import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.web.reactive.function.UnsupportedMediaTypeException;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;

/**
 * Finds the exception of Tandem that stands for a failure of {@code WebClient}, Reactor
 * Netty or a decoder. Spring's own exceptions hold the request and are not kept as a
 * cause. What is not a failure of the call, such as an error of the application's own
 * code, passes as it is.
 */
public final class FailureTranslator {

	private final ApiClientSettings settings;

	private final List<ErrorBodyReader> errorBodyReaders;

	/**
	 * Create a translator.
	 * @param settings settings of the client
	 * @param errorBodyReaders the application's own readers of error bodies
	 */
	public FailureTranslator(ApiClientSettings settings, List<ErrorBodyReader> errorBodyReaders) {
		this.settings = settings;
		this.errorBodyReaders = errorBodyReaders;
	}

	/**
	 * Translate a failure.
	 * @param thrown the failure
	 * @param call the call that failed
	 * @return the exception that the caller sees
	 */
	public Throwable translate(Throwable thrown, FailedCall call) {
		Throwable failure = Exceptions.unwrap(thrown);
		if (failure instanceof ApiException) {
			return failure;
		}
		if (failure instanceof WebClientResponseException response) {
			Throwable cause = response.getCause();
			return (cause != null) ? translateOr(cause, call, call.transport("the body could not be read", cause))
					: call.response(response, this.errorBodyReaders);
		}
		if (failure instanceof WebClientRequestException request) {
			Throwable cause = Exceptions.unwrap((request.getCause() != null) ? request.getCause() : request);
			return translateOr(cause, call, call.transport("the request got no valid answer", cause));
		}
		return translateOr(failure, call, failure);
	}

	private Throwable translateOr(Throwable cause, FailedCall call, Throwable otherwise) {
		for (Throwable link = cause; link != null; link = link.getCause()) {
			Throwable translated = translateKnown(link, call);
			if (translated != null) {
				return translated;
			}
		}
		return otherwise;
	}

	private @Nullable Throwable translateKnown(Throwable failure, FailedCall call) {
		ApiClientSettings.Timeouts timeouts = this.settings.timeouts();
		if (failure instanceof UnsafeRequestException) {
			return failure;
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
		if (failure instanceof ReadTimeoutException) {
			return call.timeout(Deadline.RESPONSE, timeouts.response(), failure);
		}
		if (failure instanceof IdleBodyException) {
			return call.timeout(Deadline.BODY, timeouts.idle(), failure);
		}
		if (failure instanceof PoolAcquirePendingLimitException) {
			return call.rejected(ApiRejectedException.Reason.TOO_MANY_CALLS,
					"%d calls wait for one of %d connections already: see %s and %s".formatted(
							this.settings.pool().maxPending(), this.settings.pool().maxConnections(),
							property("pool.max-pending"), property("pool.max-connections")),
					failure);
		}
		if (failure instanceof KeyUnavailableException) {
			return call.rejected(ApiRejectedException.Reason.NO_KEY,
					"there is no key: %s failed (%s)".formatted(property("api-key.supplier"), failure.getMessage()),
					failure);
		}
		if (failure instanceof PoolShutdownException) {
			return call.rejected(ApiRejectedException.Reason.CLIENT_CLOSED, "the client is closed", failure);
		}
		if (failure instanceof AddressNotAllowedException) {
			return call.rejected(ApiRejectedException.Reason.ADDRESS_NOT_ALLOWED,
					"the host resolves to no address that is allowed: see " + property("http.allowed-addresses"),
					failure);
		}
		if (failure instanceof BodyTooLargeException || failure instanceof DataBufferLimitException) {
			return call.decoding("the body is larger than %s: raise %s, or read it as it comes with Flux<DataBuffer>"
				.formatted(this.settings.http().maxBodySize(), property("http.max-body-size")), failure);
		}
		if (failure instanceof InvalidAnswerException) {
			return call.decoding("the answer breaks the constraints of its type at " + failure.getMessage(), failure);
		}
		if (failure instanceof UnsupportedMediaTypeException unsupported) {
			return call.decoding("the answer has the content type %s, which cannot be read as %s"
				.formatted(unsupported.getContentType(), unsupported.getBodyType()), failure);
		}
		if (failure instanceof DecodingException) {
			return call.decoding("the answer is not what the definition expects", failure);
		}
		return transportFailure(failure, call);
	}

	private @Nullable Throwable transportFailure(Throwable failure, FailedCall call) {
		if (failure instanceof RedirectException) {
			return call.transport("the API redirects in a circle", failure);
		}
		if (failure instanceof ProxyConnectException) {
			return call.transport("the proxy refused the connection: see " + property("http.proxy"), failure);
		}
		if (failure instanceof SSLException) {
			return call.transport("TLS failed: see " + property("ssl.bundle"), failure);
		}
		if (failure instanceof UnknownHostException) {
			return call.transport("the host is unknown: see " + property("base-url"), failure);
		}
		if (failure instanceof ConnectException) {
			return call.transport("the connection was refused: see " + property("base-url"), failure);
		}
		if (failure instanceof DecoderException && failure.getCause() == null) {
			return call.transport("the answer is not valid HTTP", failure);
		}
		if (failure instanceof FileSystemException || failure instanceof FileNotFoundException) {
			return call.transport("the file to send could not be read", failure);
		}
		if (failure instanceof IOException) {
			return call.transport("the connection broke", failure);
		}
		return null;
	}

	private String property(String key) {
		return "tandem.clients." + this.settings.name() + "." + key;
	}

}
