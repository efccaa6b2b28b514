package dev.tandem.auth;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * A key kept in a file, such as a mounted secret. The file is read again and again on a
 * thread that may block. A key is taken from a file that was replaced as a whole, and
 * from one that was written in place as soon as it has stood still for a moment; a file
 * that cannot be read or is empty leaves the last good key in use.
 */
final class KeyFile implements KeySource {

	/**
	 * How long a file that is written in place has to stay as it is.
	 */
	static final Duration STILL = Duration.ofMillis(250);

	/**
	 * How often in a row a file is looked at that does not stand still.
	 */
	private static final int MOST_LOOKS = 5;

	private static final Log logger = LogFactory.getLog(KeyFile.class);

	private final String client;

	private final Path file;

	private final LongSupplier nanoTime;

	private final ApiKeyPlacement placement;

	private final Disposable check;

	private final SharedFetch<Boolean> look;

	private final Refusals refusals;

	private volatile Secret key;

	private KeyFileLook taken;

	private @Nullable KeyFileLook last;

	private long lastSince;

	private boolean readable = true;

	private volatile boolean closed;

	private KeyFile(String client, Path file, ApiKeyPlacement placement, KeyFileLook first, Duration checkInterval,
			Scheduler scheduler, LongSupplier nanoTime) {
		this.client = client;
		this.file = file;
		this.placement = placement;
		this.key = Objects.requireNonNull(first.key());
		this.taken = first;
		this.nanoTime = nanoTime;
		this.refusals = new Refusals(this.key, nanoTime);
		Mono<Boolean> looks = Mono.fromSupplier(this::isSettled)
			.filter((settled) -> settled)
			.repeatWhenEmpty((unsettled) -> unsettled.take(MOST_LOOKS - 1).delayElements(STILL, scheduler))
			.subscribeOn(scheduler);
		this.look = new SharedFetch<>(looks, (settled) -> this.refusals.fetched(this.key), (failure) -> {
		});
		long period = checkInterval.toMillis();
		this.check = scheduler.schedulePeriodically(() -> this.look.join(() -> true).subscribe(), period, period,
				TimeUnit.MILLISECONDS);
	}

	/**
	 * Read the key and follow its changes until the source is closed.
	 * @param client name of the client that sends the key
	 * @param file the file
	 * @param placement where the key is going to be sent
	 * @param checkInterval how often the file is read again
	 * @return the source
	 * @throws IOException if the file cannot be read or holds no key that can be sent
	 */
	static KeyFile open(String client, Path file, ApiKeyPlacement placement, Duration checkInterval)
			throws IOException {
		return open(client, file, placement, checkInterval, Schedulers.boundedElastic(), System::nanoTime);
	}

	/**
	 * Read a file once.
	 * @throws IOException if the file cannot be read or holds no key that can be sent
	 */
	static void check(Path file, ApiKeyPlacement placement) throws IOException {
		firstLook(file, placement);
	}

	private static KeyFileLook firstLook(Path file, ApiKeyPlacement placement) throws IOException {
		KeyFileLook first = KeyFileLook.at(file, placement);
		if (first.key() == null) {
			throw new IOException(first.problem());
		}
		return first;
	}

	/**
	 * The first look does not wait: the next ones find out whether it came too early.
	 */
	static KeyFile open(String client, Path file, ApiKeyPlacement placement, Duration checkInterval,
			Scheduler scheduler, LongSupplier nanoTime) throws IOException {
		return new KeyFile(client, file, placement, firstLook(file, placement), checkInterval, scheduler, nanoTime);
	}

	/**
	 * Look at the file.
	 * @return whether it is as it is going to stay, so that another look soon is not
	 * needed
	 */
	private synchronized boolean isSettled() {
		if (this.closed) {
			return true;
		}
		KeyFileLook now = KeyFileLook.at(this.file, this.placement);
		if (!this.key.equals(now.key()) && !isStill(now)) {
			return false;
		}
		if (now.key() != null) {
			take(now, now.key());
		}
		else if (this.readable) {
			this.readable = false;
			logger.warn("The key of the client '" + this.client + "' in " + this.file + " cannot be read ("
					+ now.problem() + "); the last good key stays in use");
		}
		return true;
	}

	private boolean isStill(KeyFileLook now) {
		if (now.key() != null && now.replaces(this.taken)) {
			return true;
		}
		if (!now.equals(this.last)) {
			this.last = now;
			this.lastSince = this.nanoTime.getAsLong();
		}
		return this.nanoTime.getAsLong() - this.lastSince >= STILL.toNanos();
	}

	private void take(KeyFileLook now, Secret found) {
		if (!found.equals(this.key)) {
			logger.info("The key of the client '" + this.client + "' in " + this.file + " has changed");
			this.key = found;
		}
		this.taken = now;
		this.last = null;
		this.readable = true;
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
		return this.look.join(() -> isCurrent(refused), () -> this.refusals.isPaused() ? Mono.empty() : null)
			.then(Mono.fromSupplier(() -> !current().equals(refused)));
	}

	private boolean isCurrent(Secret refused) {
		boolean current = current().equals(refused);
		if (current) {
			this.refusals.add();
		}
		return current;
	}

	@Override
	public void close() {
		this.closed = true;
		this.check.dispose();
	}

	@Override
	public String toString() {
		return "KeyFile[" + this.file + "]";
	}

}
