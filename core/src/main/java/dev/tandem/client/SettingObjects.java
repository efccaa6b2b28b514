package dev.tandem.client;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

import dev.tandem.Internal;
import dev.tandem.RequestSigner;
import dev.tandem.settings.Redirects;
import dev.tandem.settings.TlsMaterial;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Finds what settings only name. What it finds for the same name is equal, as long as it
 * is the same.
 */
@Internal
public interface SettingObjects {

	/**
	 * Certificates.
	 * @param keys the keys that are set
	 * @param bundle what {@code ssl.bundle} names, {@code null} for nothing
	 * @return the certificates, {@code null} for those of the JDK
	 */
	@Nullable TlsMaterial tls(SettingKeys keys, @Nullable String bundle);

	/**
	 * Addresses that may be connected to.
	 * @param keys the keys that are set
	 * @param patterns {@code http.allowed-addresses}
	 * @return the filter, {@code null} for all addresses
	 */
	@Nullable Predicate<InetSocketAddress> addressFilter(SettingKeys keys, List<String> patterns);

	/**
	 * What supplies the key of a client.
	 * @param keys the keys that are set
	 * @param name what {@code api-key.supplier} names
	 * @return the supplier
	 */
	Supplier<Mono<String>> keySupplier(SettingKeys keys, String name);

	/**
	 * The signer of the requests of a client.
	 * @param keys the keys that are set
	 * @param name what {@code signer} names
	 * @return the signer
	 */
	Supplier<RequestSigner> signer(SettingKeys keys, String name);

	/**
	 * Which redirects are followed.
	 * @param keys the keys that are set
	 * @param redirects {@code http.redirects}
	 * @return the redirects
	 */
	default Redirects redirects(SettingKeys keys, Redirects redirects) {
		return redirects;
	}

}
