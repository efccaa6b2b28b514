package dev.tandem;

/**
 * Signs the requests of a client, for an API that requires a signature beside a key or in
 * place of one: an HMAC of method, path and body, or a signature as AWS (Signature
 * Version 4) and HTTP Message Signatures (RFC 9421) define it.
 *
 * <pre class="code">
 * &#64;Bean
 * RequestSigner partnerSigner() {
 * 	return (request) -&gt; request.addHeader("X-Signature", hmac(request.method() + request.uri().getRawPath(), request.body()));
 * }
 * </pre>
 *
 * {@code tandem.clients.<name>.signer} names the bean, which is made with the first call.
 * Every attempt of a call is signed anew, and so is every redirect that is followed to an
 * origin of the client. Requests to other origins are not signed. The signer is called on
 * an event loop and must not block. The caller gets what it throws; an error that Reactor
 * takes for fatal is the cause of an {@link ErrorInCallException}.
 */
@FunctionalInterface
public interface RequestSigner {

	/**
	 * Sign a request, which is sent afterwards.
	 * @param request the request; not to be used later
	 */
	void sign(SignableRequest request);

}
