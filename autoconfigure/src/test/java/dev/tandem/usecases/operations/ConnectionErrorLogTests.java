package dev.tandem.usecases.operations;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.tandem.ApiTransportException;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.LogCapture;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import org.junit.jupiter.api.AfterEach;
import org.slf4j.LoggerFactory;

import org.springframework.boot.logging.LoggingSystem;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A connection that breaks is reported by the exception of its call, and not by Reactor
 * Netty beside it, unless the application asks for that.
 */
class ConnectionErrorLogTests {

	private static final String LOGGER = "reactor.netty.http.client.HttpClientConnect";

	@AfterEach
	void forgetLevels() {
		LoggingSystem logging = LoggingSystem.get(getClass().getClassLoader());
		logging.setLogLevel(LOGGER, null);
		logging.setLogLevel("reactor.netty", null);
	}

	@TwinTest
	void connectionThatBreaksIsNoWarning(Twin twin) {
		assertThat(logged(twin)).isEmpty();
	}

	@TwinTest
	void connectionThatBreaksIsAWarningWhereTheLoggerIsConfigured(Twin twin) {
		assertThat(logged(twin, "logging.level." + LOGGER + "=warn")).contains("WARN " + LOGGER)
			.contains("The connection observed an error");
	}

	@TwinTest
	void connectionThatBreaksIsAWarningWhereALoggerAboveIsConfigured(Twin twin) {
		assertThat(logged(twin, "logging.level.reactor.netty=info")).contains("WARN " + LOGGER);
	}

	private static String logged(Twin twin, String... settings) {
		try (FaultServer server = FaultServer.plain(Fault.closeBeforeHead());
				TicketDesk desk = TicketDesk.calling(server.uri(), settings);
				LogCapture others = LogCapture.of(Level.WARN, "reactor.netty");
				LogCapture log = LogCapture.of(level(), LOGGER)) {
			for (Fault fault : new Fault[] { Fault.closeBeforeHead(), Fault.resetBeforeHead(), Fault.garbageHead(),
					Fault.truncatedBody("{") }) {
				server.play(fault);
				desk.get(twin).failure(ApiTransportException.class);
			}
			return log.text() + others.text();
		}
	}

	/**
	 * The level that the application has set, or inherits.
	 */
	private static Level level() {
		return ((Logger) LoggerFactory.getLogger(LOGGER)).getEffectiveLevel();
	}

}
