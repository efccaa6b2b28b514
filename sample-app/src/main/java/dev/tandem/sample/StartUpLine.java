package dev.tandem.sample;

import dev.tandem.standin.bloomy.BloomyServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Tells a newcomer what to do next.
 */
@Component
final class StartUpLine {

	private static final Logger logger = LoggerFactory.getLogger(StartUpLine.class);

	private final Environment environment;

	private final ObjectProvider<BloomyServer> embedded;

	StartUpLine(Environment environment, ObjectProvider<BloomyServer> embedded) {
		this.environment = environment;
		this.embedded = embedded;
	}

	@EventListener(ApplicationReadyEvent.class)
	void log() {
		String here = "http://localhost:" + this.environment.getProperty("local.server.port");
		String upstream = this.environment.getProperty("tandem.clients.bloomy.base-url");
		String kind = (this.embedded.getIfAvailable() != null) ? " (embedded)" : "";
		logger.info("""
				Listening on {}, upstream is {}{}. Try:
				  {}/ in a browser
				  curl {}/blocking/me
				  curl {}/reactive/meetings
				  curl {}/config""", here, upstream, kind, here, here, here, here);
	}

}
