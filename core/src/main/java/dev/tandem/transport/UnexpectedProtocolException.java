package dev.tandem.transport;

import java.net.ProtocolException;

import io.netty.handler.codec.http.HttpResponseStatus;

/**
 * The last response has a status that no response ends with, such as
 * {@code 101 Switching Protocols} to a request that did not ask for it.
 */
final class UnexpectedProtocolException extends ProtocolException {

	UnexpectedProtocolException(HttpResponseStatus status) {
		super("The server sent the status " + status.code() + ", which was not requested");
	}

}
