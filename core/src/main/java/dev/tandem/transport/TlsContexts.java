package dev.tandem.transport;

import dev.tandem.settings.ClientSettings;
import dev.tandem.settings.HttpVersion;
import dev.tandem.settings.TlsMaterial;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.http.Http2SslContextSpec;
import reactor.netty.tcp.SslProvider;

/**
 * Makes the TLS context of a client's settings.
 */
final class TlsContexts {

	private TlsContexts() {
	}

	static SslProvider.GenericSslContextSpec<SslContextBuilder> create(ClientSettings settings) {
		boolean http2 = settings.http().versions().contains(HttpVersion.H2);
		SslProvider.GenericSslContextSpec<SslContextBuilder> spec = http2 ? Http2SslContextSpec.forClient()
				: Http11SslContextSpec.forClient();
		return spec.configure((builder) -> configure(builder, settings.tls()));
	}

	private static void configure(SslContextBuilder builder, ClientSettings.Tls tls) {
		TlsMaterial material = tls.material();
		if (material != null) {
			if (material.keyManagers() != null) {
				builder.keyManager(material.keyManagers());
			}
			builder.trustManager(material.trustManagers());
			if (material.ciphers() != null) {
				builder.ciphers(material.ciphers());
			}
			if (material.protocols() != null) {
				builder.protocols(material.protocols());
			}
		}
		if (tls.insecure()) {
			builder.trustManager(InsecureTrustManagerFactory.INSTANCE);
		}
	}

}
