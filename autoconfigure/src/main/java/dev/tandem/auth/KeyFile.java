package dev.tandem.auth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A key kept in a file, such as a mounted secret. The file is read again and again on a
 * thread that may block; a file that cannot be read or is empty leaves the last good key
 * in use.
 */
public final class KeyFile implements KeySource {

	private static final Log logger = LogFactory.getLog(KeyFile.class);

	private final Path file;

	private final Disposable check;

	private final SharedFetch<Void> look = new SharedFetch<>(
			Mono.<Void>fromRunnable(this::check).subscribeOn(Schedulers.boundedElastic()), (nothing) -> {
			});

	private volatile Secret key;

	private boolean readable = true;

	private KeyFile(Path file, Secret key, Duration checkInterval) {
		this.file = file;
		this.key = key;
		long period = checkInterval.toMillis();
		this.check = Schedulers.boundedElastic()
			.schedulePeriodically(this::check, period, period, TimeUnit.MILLISECONDS);
	}

	/**
	 * Read the key and follow its changes until the source is closed.
	 * @param file the file
	 * @param checkInterval how often the file is read again
	 * @return the source
	 * @throws IOException if the file cannot be read or holds no key
	 */
	public static KeyFile open(Path file, Duration checkInterval) throws IOException {
		return new KeyFile(file, read(file), checkInterval);
	}

	private static Secret read(Path file) throws IOException {
		String key = Files.readString(file).strip();
		if (key.isEmpty()) {
			throw new IOException("the file is empty");
		}
		if (key.chars().anyMatch(Character::isISOControl)) {
			throw new IOException("the file holds more than one line");
		}
		return Secret.of(key);
	}

	private synchronized void check() {
		try {
			Secret now = read(this.file);
			if (!now.equals(this.key)) {
				logger.info("The key in " + this.file + " has changed");
				this.key = now;
			}
			this.readable = true;
		}
		catch (IOException | UncheckedIOException ex) {
			if (this.readable) {
				logger.warn("The key in " + this.file + " cannot be read (" + ex.getClass().getSimpleName() + ": "
						+ ex.getMessage() + "); the last good key stays in use");
			}
			this.readable = false;
		}
	}

	@Override
	public Secret current() {
		return this.key;
	}

	@Override
	public boolean canChange() {
		return true;
	}

	@Override
	public Mono<Boolean> refresh(Secret refused) {
		return this.look.join(() -> current().equals(refused))
			.then(Mono.fromSupplier(() -> !current().equals(refused)));
	}

	@Override
	public void close() {
		this.check.dispose();
	}

	@Override
	public String toString() {
		return "KeyFile[" + this.file + "]";
	}

}
