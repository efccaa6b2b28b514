package dev.tandem.auth;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Where a key comes from, as it is configured: data, without an open file or a timer.
 */
public sealed interface KeyOrigin {

	/**
	 * Begin to follow the key.
	 * @param placement where in a request it goes
	 * @return the source of the key
	 * @throws IOException if the key cannot be read
	 */
	KeySource open(ApiKeyPlacement placement) throws IOException;

	/**
	 * The key itself.
	 *
	 * @param key the key
	 */
	record Value(Secret key) implements KeyOrigin {

		@Override
		public KeySource open(ApiKeyPlacement placement) {
			return () -> this.key;
		}

	}

	/**
	 * A file that holds the key and nothing else.
	 *
	 * @param client name of the client that sends the key
	 * @param file the file
	 * @param checkInterval how often it is read again
	 */
	record File(String client, Path file, Duration checkInterval) implements KeyOrigin {

		@Override
		public KeySource open(ApiKeyPlacement placement) throws IOException {
			return KeyFile.open(this.client, this.file, placement, this.checkInterval);
		}

		/**
		 * Read the file once.
		 * @param placement where in a request the key goes
		 * @throws IOException if it cannot be read or holds no key that can be sent
		 */
		public void check(ApiKeyPlacement placement) throws IOException {
			KeyFile.check(this.file, placement);
		}

	}

	/**
	 * Something that fetches the key.
	 *
	 * @param supplier fetches the key; equal to another one that fetches the same
	 * @param lifetime how long a key is used, {@code null} for until it is refused
	 * @param limit how long a fetch may take
	 */
	record Supplied(Supplier<Mono<String>> supplier, @Nullable Duration lifetime, Duration limit) implements KeyOrigin {

		@Override
		public KeySource open(ApiKeyPlacement placement) {
			return new SuppliedKey(Mono.defer(this.supplier), placement, this.lifetime, this.limit);
		}

	}

	/**
	 * User name and password.
	 *
	 * @param username the user name, without a colon
	 * @param password the password
	 */
	record Basic(String username, Secret password) implements KeyOrigin {

		@Override
		public KeySource open(ApiKeyPlacement placement) {
			return BasicKey.of(this.username, this.password.reveal());
		}

	}

}
