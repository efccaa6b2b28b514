package dev.tandem;

/**
 * Signs the requests of a client, for an API that wants to see more than a key: an HMAC
 * of method, path and body, or a signature as AWS (Signature Version 4) and HTTP Message
 * Signatures (RFC 9421) define it.
 *
 * <pre class="code">
 * &#64;Bean
 * RequestSigner partnerSigner() {
 * 	return (request) -&gt; request.addHeader("X-Signature", hmac(request.method() + request.uri().getRawPath(), request.body()));
 * }
 * </pre>
 *
 * {@code tandem.clients.<name>.signer} names the bean. It signs each request that goes to
 * an origin of the client, with its headers, key and query as they are sent: every
 * attempt of a call anew, and every redirect to such an origin. It is called on an event
 * loop and must not block. What it throws fails the call, and the caller gets it as it
 * is.
 */
@FunctionalInterface
public interface RequestSigner {

	/**
	 * Sign a request, which is sent afterwards.
	 * @param request the request; not to be used later
	 */
	void sign(SignableRequest request);

}
