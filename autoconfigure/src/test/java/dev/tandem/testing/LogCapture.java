package dev.tandem.testing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/**
 * Captures what is logged until it is closed, with the text of exceptions, to search for
 * what must or must not be there. The console shows no more and no less than before.
 * <p>
 * Start it after a {@code SpringApplication}, which configures logging anew; an
 * {@code ApplicationContextRunner} does not.
 */
public final class LogCapture implements AutoCloseable {

	private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();

	private final List<Appender<ILoggingEvent>> rootAppenders = appenders(rootLogger());

	private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();

	private final Deque<Runnable> undo = new ArrayDeque<>();

	private LogCapture() {
	}

	/**
	 * Capture every logger at every level, also where the configuration says otherwise.
	 * @return the capture
	 */
	public static LogCapture everything() {
		LogCapture capture = new LogCapture();
		capture.context.getLoggerList()
			.stream()
			.filter((logger) -> logger.getLevel() != null || !logger.isAdditive())
			.forEach((logger) -> capture.install(logger, Level.TRACE));
		return capture;
	}

	/**
	 * Capture some loggers and those below them that are not configured themselves.
	 * @param level level from which on to capture
	 * @param loggers names of the loggers
	 * @return the capture
	 */
	public static LogCapture of(Level level, String... loggers) {
		LogCapture capture = new LogCapture();
		for (String name : loggers) {
			capture.install(capture.context.getLogger(name), level);
		}
		return capture;
	}

	private void install(Logger logger, Level level) {
		Level configured = logger.getLevel();
		boolean additive = logger.isAdditive();
		List<Appender<ILoggingEvent>> own = appenders(logger);
		List<Appender<ILoggingEvent>> shownBy = new ArrayList<>(own);
		if (additive && logger != rootLogger()) {
			shownBy.addAll(this.rootAppenders);
		}
		Appender<ILoggingEvent> appender = new CapturingAppender(logger.getEffectiveLevel(), shownBy);
		appender.setContext(this.context);
		appender.start();
		own.forEach(logger::detachAppender);
		logger.setAdditive(false);
		logger.addAppender(appender);
		logger.setLevel(level);
		this.undo.push(() -> {
			logger.setLevel(configured);
			logger.detachAppender(appender);
			logger.setAdditive(additive);
			own.forEach(logger::addAppender);
		});
	}

	private Logger rootLogger() {
		return this.context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
	}

	private static List<Appender<ILoggingEvent>> appenders(Logger logger) {
		List<Appender<ILoggingEvent>> appenders = new ArrayList<>();
		logger.iteratorForAppenders().forEachRemaining(appenders::add);
		return appenders;
	}

	/**
	 * What was logged.
	 * @return the entries in order
	 */
	public List<Entry> entries() {
		return List.copyOf(this.entries);
	}

	/**
	 * What was logged, as one text to search.
	 * @return level, logger and message of each entry, and its exception
	 */
	public String text() {
		return this.entries.stream().map(Entry::toString).collect(Collectors.joining("\n"));
	}

	@Override
	public void close() {
		this.undo.forEach(Runnable::run);
		this.undo.clear();
	}

	/**
	 * Something that was logged.
	 *
	 * @param level the level
	 * @param logger name of the logger
	 * @param message the message with its arguments
	 * @param exception trace of the exception with its causes, empty without one
	 */
	public record Entry(Level level, String logger, String message, String exception) {

		@Override
		public String toString() {
			return this.level + " " + this.logger + ": " + this.message
					+ (this.exception.isEmpty() ? "" : "\n" + this.exception);
		}

	}

	/**
	 * Formats at once: an argument such as a buffer may be gone later.
	 */
	private final class CapturingAppender extends AppenderBase<ILoggingEvent> {

		private final Level shownFrom;

		private final List<Appender<ILoggingEvent>> shownBy;

		CapturingAppender(Level shownFrom, List<Appender<ILoggingEvent>> shownBy) {
			this.shownFrom = shownFrom;
			this.shownBy = shownBy;
		}

		@Override
		protected void append(ILoggingEvent event) {
			String exception = (event.getThrowableProxy() != null)
					? ThrowableProxyUtil.asString(event.getThrowableProxy()) : "";
			LogCapture.this.entries
				.add(new Entry(event.getLevel(), event.getLoggerName(), event.getFormattedMessage(), exception));
			if (event.getLevel().isGreaterOrEqual(this.shownFrom)) {
				this.shownBy.forEach((appender) -> appender.doAppend(event));
			}
		}

	}

}
