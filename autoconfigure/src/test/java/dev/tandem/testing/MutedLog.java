package dev.tandem.testing;

import java.util.Objects;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a logger quiet while a test does a thousand times what it warns of.
 */
public final class MutedLog implements AutoCloseable {

	private final Logger logger;

	private final Level before;

	private MutedLog(Logger logger) {
		this.logger = logger;
		this.before = Objects.requireNonNullElse(logger.getLevel(), Level.INFO);
		logger.setLevel(Level.OFF);
	}

	/**
	 * Mute a logger.
	 * @param name its name
	 * @return lets it speak again
	 */
	public static MutedLog of(String name) {
		return new MutedLog((Logger) LoggerFactory.getLogger(name));
	}

	@Override
	public void close() {
		this.logger.setLevel(this.before);
	}

}
