package dev.tandem.transport;

import dev.tandem.client.ApiClientSettings;
import dev.tandem.client.HttpVersion;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.http.Http2SslContextSpec;
import reactor.netty.tcp.SslProvider;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslManagerBundle;
import org.springframework.boot.ssl.SslOptions;

/**
 * Makes the TLS context of a client's settings.
 */
final class TlsContexts {

	private TlsContexts() {
	}

	static SslProvider.GenericSslContextSpec<SslContextBuilder> create(ApiClientSettings settings,
			@Nullable SslBundle bundle) {
		boolean http2 = settings.http().versions().contains(HttpVersion.H2);
		SslProvider.GenericSslContextSpec<SslContextBuilder> spec = http2 ? Http2SslContextSpec.forClient()
				: Http11SslContextSpec.forClient();
		return spec.configure((builder) -> configure(builder, settings, bundle));
	}

	private static void configure(SslContextBuilder builder, ApiClientSettings settings, @Nullable SslBundle bundle) {
		if (bundle != null) {
			SslManagerBundle managers = bundle.getManagers();
			builder.keyManager(managers.getKeyManagerFactory()).trustManager(managers.getTrustManagerFactory());
			SslOptions options = bundle.getOptions();
			if (options.getCiphers() != null) {
				builder.ciphers(SslOptions.asSet(options.getCiphers()));
			}
			if (options.getEnabledProtocols() != null) {
				builder.protocols(options.getEnabledProtocols());
			}
		}
		if (settings.tls().insecure()) {
			builder.trustManager(InsecureTrustManagerFactory.INSTANCE);
		}
	}

}
