package dev.tandem.testing;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.function.Predicate;

import javax.net.ssl.SSLPeerUnverifiedException;

import io.netty.channel.Channel;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.pkitesting.X509Bundle;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.http.Http2SslContextSpec;
import reactor.netty.http.server.HttpServer;
import reactor.netty.tcp.SslProvider.GenericSslContextSpec;

/**
 * TLS of a {@link TestServer}.
 *
 * @param certificate the server's certificate, {@code null} for no TLS
 * @param clients authority of the clients, {@code null} when they need no certificate
 * @param accepted which subjects of their certificates are accepted
 */
record ServerTls(@Nullable X509Bundle certificate, @Nullable X509Bundle clients, Predicate<String> accepted) {

	static ServerTls none() {
		return new ServerTls(null, null, (subject) -> true);
	}

	boolean isOn() {
		return this.certificate != null;
	}

	HttpServer applyTo(HttpServer server, boolean http2) {
		X509Bundle own = this.certificate;
		if (own == null) {
			return server;
		}
		PrivateKey key = own.getKeyPair().getPrivate();
		GenericSslContextSpec<SslContextBuilder> spec = http2
				? Http2SslContextSpec.forServer(key, own.getCertificatePath())
				: Http11SslContextSpec.forServer(key, own.getCertificatePath());
		spec.configure(this::requireClientCertificate);
		return server.secure((ssl) -> ssl.sslContext(spec));
	}

	private void requireClientCertificate(SslContextBuilder context) {
		if (this.clients != null) {
			context.clientAuth(ClientAuth.REQUIRE)
				.trustManager(new ClientTrust(this.clients.getCertificate(), this.accepted));
		}
	}

	/**
	 * Subject of the certificate that a client presented on a connection or on a stream
	 * of it.
	 */
	static @Nullable String clientSubject(Channel channel) {
		SslHandler handler = channel.pipeline().get(SslHandler.class);
		if (handler == null) {
			return (channel.parent() != null) ? clientSubject(channel.parent()) : null;
		}
		try {
			X509Certificate certificate = (X509Certificate) handler.engine().getSession().getPeerCertificates()[0];
			return certificate.getSubjectX500Principal().getName();
		}
		catch (SSLPeerUnverifiedException ex) {
			return null;
		}
	}

}
