package dev.tandem.transport;

import java.net.URI;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import reactor.netty.http.client.HttpClient;

import org.springframework.http.HttpMethod;
import org.springframework.util.function.SingletonSupplier;

/**
 * A client without TLS and one with TLS. Reactor Netty would copy the configuration of a
 * client with TLS for each plain request, and use a TLS configuration of its own for each
 * TLS request of a client without.
 */
final class Schemes {

	private final Senders plain;

	private final Supplier<Senders> secured;

	/**
	 * Create both.
	 * @param client a client, with TLS or without
	 * @param tls adds TLS to a client, called if one without TLS is to send its first TLS
	 * request
	 * @param customized whether the application has customized the client
	 */
	Schemes(HttpClient client, UnaryOperator<HttpClient> tls, boolean customized) {
		boolean secure = client.configuration().isSecure();
		this.plain = new Senders(secure ? client.noSSL() : client, customized);
		this.secured = SingletonSupplier.of(() -> new Senders(secure ? client : tls.apply(client), customized));
	}

	HttpClient.RequestSender request(HttpMethod method, URI uri) {
		Senders senders = "https".equalsIgnoreCase(uri.getScheme()) ? this.secured.get() : this.plain;
		return senders.of(method, uri);
	}

}
