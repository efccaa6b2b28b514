package dev.tandem.error;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;

import javax.net.ssl.SSLException;

import dev.tandem.settings.ClientSettings;
import dev.tandem.transport.RedirectException;
import dev.tandem.transport.UnprocessedRequestException;
import io.netty.channel.ChannelException;
import io.netty.handler.codec.CodecException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.proxy.ProxyConnectException;
import org.jspecify.annotations.Nullable;
import reactor.netty.channel.AbortedException;

/**
 * Finds the exception of Tandem that stands for a failure of a connection.
 *
 * @param settings settings of the client
 */
record TransportFailures(ClientSettings settings) {

	/**
	 * Determine whether a failure may have one of a connection as its cause. What else
	 * wraps an {@link IOException}, such as an {@code UncheckedIOException}, is code of
	 * the application that has read a file or called something else.
	 * @param failure the failure
	 * @return whether it may
	 */
	static boolean mayHold(Throwable failure) {
		return !(failure instanceof RuntimeException) || failure instanceof CodecException
				|| failure instanceof ChannelException || failure instanceof AbortedException;
	}

	/**
	 * Translate a failure of a connection that has no translation of its own. An
	 * exception of another kind was thrown by a callback of the application.
	 * @param failure the failure
	 * @param call the call that failed
	 * @return the exception that the caller sees
	 */
	Throwable unknown(Throwable failure, FailedCall call) {
		return (mayHold(failure) || failure instanceof IllegalArgumentException)
				? call.transport("the request got no valid response", failure) : failure;
	}

	/**
	 * Translate a failure of a connection.
	 * @param failure the failure or one of its causes
	 * @param call the call that failed
	 * @return the exception that the caller sees, {@code null} for an unknown failure
	 */
	@Nullable Throwable find(Throwable failure, FailedCall call) {
		if (failure instanceof RedirectException) {
			return call.transport(String.valueOf(failure.getMessage()), failure);
		}
		if (failure instanceof ProxyConnectException) {
			return call.transport("the proxy refused the connection: see " + this.settings.property("http.proxy"),
					failure);
		}
		if (failure instanceof SSLException && isInvalidHostName(failure.getCause())) {
			return call.transport("TLS failed: the certificate cannot be verified, because the name of the host is not "
					+ "a valid one: give the host a name of letters, digits and dashes", failure);
		}
		if (failure instanceof SSLException) {
			return call.transport("TLS failed: see " + this.settings.property("ssl.bundle"), failure);
		}
		if (failure instanceof UnknownHostException) {
			return isOfProxy(failure) ? call.transport(
					"the host of the proxy is unknown: see " + this.settings.property("http.proxy.host"), failure)
					: call.transport("the host is unknown: see " + address(), failure);
		}
		if (failure instanceof ConnectException) {
			return isOfProxy(failure) ? call
				.transport("the proxy refused the connection: see " + this.settings.property("http.proxy"), failure)
					: call.transport("the connection was refused: see " + address(), failure);
		}
		if (failure instanceof NoRouteToHostException) {
			return call.transport("the host cannot be reached: see " + address(), failure);
		}
		if (failure instanceof ProtocolException
				|| (failure instanceof DecoderException && failure.getCause() == null)) {
			return call.transport("the response is not valid HTTP", failure);
		}
		if (failure instanceof UnprocessedRequestException) {
			return call.transport("the connection was closed before the request was processed", failure);
		}
		if (failure instanceof IOException) {
			return call.transport("the connection broke", failure);
		}
		return null;
	}

	/**
	 * The JDK refuses to compare a certificate with a name that holds an underscore.
	 */
	private static boolean isInvalidHostName(@Nullable Throwable cause) {
		return cause instanceof CertificateException && cause.getCause() instanceof IllegalArgumentException;
	}

	private String address() {
		return this.settings.property(this.settings.servers().areMany() ? "base-urls" : "base-url")
				+ ((this.settings.http().proxy() != null) ? " and " + this.settings.property("http.proxy") : "");
	}

	/**
	 * Netty ends its message with the address that it has tried.
	 */
	private boolean isOfProxy(Throwable failure) {
		ClientSettings.Proxy proxy = this.settings.http().proxy();
		String message = failure.getMessage();
		return proxy != null && message != null && message.contains(proxy.host())
				&& (failure instanceof UnknownHostException || message.endsWith(":" + proxy.port()));
	}

}
