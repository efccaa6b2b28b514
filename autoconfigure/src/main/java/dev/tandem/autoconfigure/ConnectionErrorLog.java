package dev.tandem.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggerConfiguration;
import org.springframework.boot.logging.LoggerConfiguration.ConfigurationScope;
import org.springframework.boot.logging.LoggingSystem;

/**
 * Silences the warning that Reactor Netty logs of each connection that breaks: its caller
 * gets an exception, and a retry may make up for it. Reactor Netty has no setting for it.
 */
final class ConnectionErrorLog {

	/**
	 * Logger that warns "The connection observed an error" and of nothing else.
	 */
	static final String LOGGER = "reactor.netty.http.client.HttpClientConnect";

	/**
	 * Silence the warning, unless the application configures its logger or one above it,
	 * short of the root.
	 * @param logging sets the levels of loggers, {@code null} if Spring Boot has not set
	 * up logging
	 */
	ConnectionErrorLog(@Nullable LoggingSystem logging) {
		if (logging != null && !isConfigured(logging)) {
			logging.setLogLevel(LOGGER, LogLevel.ERROR);
		}
	}

	private static boolean isConfigured(LoggingSystem logging) {
		for (int end = LOGGER.length(); end > 0; end = LOGGER.lastIndexOf('.', end - 1)) {
			LoggerConfiguration configuration = logging.getLoggerConfiguration(LOGGER.substring(0, end));
			if (configuration != null && configuration.getLevelConfiguration(ConfigurationScope.DIRECT) != null) {
				return true;
			}
		}
		return false;
	}

}
