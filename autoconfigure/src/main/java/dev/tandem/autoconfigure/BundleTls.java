package dev.tandem.autoconfigure;

import java.util.Set;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;

import dev.tandem.settings.TlsMaterial;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslOptions;

/**
 * TLS material of an SSL bundle of Spring Boot.
 *
 * @param bundle the bundle
 */
record BundleTls(SslBundle bundle) implements TlsMaterial {

	@Override
	public KeyManagerFactory keyManagers() {
		return this.bundle.getManagers().getKeyManagerFactory();
	}

	@Override
	public TrustManagerFactory trustManagers() {
		return this.bundle.getManagers().getTrustManagerFactory();
	}

	@Override
	public @Nullable Set<String> ciphers() {
		return set(this.bundle.getOptions().getCiphers());
	}

	@Override
	public @Nullable Set<String> protocols() {
		return set(this.bundle.getOptions().getEnabledProtocols());
	}

	private static @Nullable Set<String> set(String @Nullable [] names) {
		return (names != null) ? SslOptions.asSet(names) : null;
	}

}
