package dev.tandem;

import java.net.URI;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/**
 * A request that is about to be sent, as a {@link RequestSigner} sees it.
 */
public interface SignableRequest {

	/**
	 * The client that sends it.
	 * @return name of the client
	 */
	String client();

	/**
	 * The method.
	 * @return the method
	 */
	HttpMethod method();

	/**
	 * Where the request goes.
	 * @return the address as it is sent: encoded, with a path and without a fragment,
	 * with the whole query, a key in it included
	 */
	URI uri();

	/**
	 * The headers of the call and of the client, its key and cookies included. The
	 * connection adds {@code Host}, {@code Accept-Encoding} and {@code User-Agent},
	 * unless the call sets them, and the framing of a body whose length is not known.
	 * @return the headers, which cannot be changed
	 */
	HttpHeaders headers();

	/**
	 * The body.
	 * @return a copy of its bytes, empty without a body; {@code null} for a body that is
	 * streamed or has several parts, which is not in memory as a whole
	 */
	byte @Nullable [] body();

	/**
	 * Add the signature. The log shows no header that is added here.
	 * @param name name of the header
	 * @param value its value, in place of one that the request has
	 * @throws RuntimeException if it is no header that can be sent
	 */
	void addHeader(String name, String value);

}
