package dev.tandem.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LogCapture}.
 */
class LogCaptureTests {

	private final Logger logger = LoggerFactory.getLogger("dev.tandem.capture.Below");

	private final ListAppender<ILoggingEvent> console = new ListAppender<>();

	@BeforeEach
	void listen() {
		this.console.start();
		logback(Logger.ROOT_LOGGER_NAME).addAppender(this.console);
	}

	@AfterEach
	void restore() {
		logback(Logger.ROOT_LOGGER_NAME).detachAppender(this.console);
		logback("dev.tandem.capture").setLevel(null);
	}

	@Test
	void everythingCapturesMessagesAndExceptionsAtAnyLevel() {
		try (LogCapture log = LogCapture.everything()) {
			this.logger.trace("the key is {}", "s3cret");
			this.logger.warn("failed", new IllegalStateException("outer", new IllegalArgumentException("inner")));
			assertThat(log.text()).contains("the key is s3cret")
				.contains("IllegalStateException: outer")
				.contains("IllegalArgumentException: inner")
				.contains("everythingCapturesMessagesAndExceptionsAtAnyLevel");
			assertThat(log.entries()).first().satisfies((entry) -> {
				assertThat(entry.level()).isEqualTo(Level.TRACE);
				assertThat(entry.logger()).isEqualTo("dev.tandem.capture.Below");
				assertThat(entry.message()).isEqualTo("the key is s3cret");
				assertThat(entry.exception()).isEmpty();
			});
		}
	}

	@Test
	void everythingCapturesLoggersThatAreConfiguredQuiet() {
		logback("dev.tandem.capture").setLevel(Level.ERROR);
		try (LogCapture log = LogCapture.everything()) {
			this.logger.debug("heard");
			assertThat(log.entries()).extracting(LogCapture.Entry::message).contains("heard");
		}
		assertThat(logback("dev.tandem.capture").getLevel()).isEqualTo(Level.ERROR);
		assertThat(logback("dev.tandem.capture").isAdditive()).isTrue();
	}

	@Test
	void ofCapturesLoggersBelowFromItsLevelOn() {
		try (LogCapture log = LogCapture.of(Level.DEBUG, "dev.tandem.capture")) {
			this.logger.trace("too fine");
			this.logger.debug("right");
			LoggerFactory.getLogger("dev.elsewhere").error("elsewhere");
			assertThat(log.entries()).extracting(LogCapture.Entry::message).containsExactly("right");
		}
	}

	@Test
	void consoleShowsWhatItDidBefore() {
		logback("dev.tandem.capture").setLevel(Level.INFO);
		try (LogCapture log = LogCapture.everything()) {
			this.logger.debug("captured only");
			this.logger.info("shown");
			assertThat(log.text()).contains("captured only").contains("shown");
		}
		assertThat(this.console.list).extracting(ILoggingEvent::getMessage)
			.contains("shown")
			.doesNotContain("captured only");
	}

	@Test
	void closeEndsTheCapture() {
		LogCapture log = LogCapture.everything();
		try (log) {
			this.logger.info("during");
		}
		this.logger.info("after");
		assertThat(log.text()).contains("during").doesNotContain("after");
		assertThat(this.console.list).extracting(ILoggingEvent::getMessage).contains("after");
	}

	private static ch.qos.logback.classic.Logger logback(String name) {
		return (ch.qos.logback.classic.Logger) LoggerFactory.getLogger(name);
	}

}
