package dev.tandem.sample.openapp;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.tandem.ApiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Asks for the status of OpenApp once, before the web server starts. A version that is no
 * number, such as {@code dev}, passes.
 */
@Component
final class StatusProbe implements SmartInitializingSingleton {

	private static final Logger logger = LoggerFactory.getLogger(StatusProbe.class);

	private static final Pattern VERSION = Pattern.compile("v?(\\d+)\\.\\d+.*");

	private final BlockingStatusApi status;

	private final Probe probe;

	private final int major;

	StatusProbe(BlockingStatusApi status, @Value("${sample.openapp.probe}") Probe probe,
			@Value("${sample.openapp.major-version}") int major) {
		this.status = status;
		this.probe = probe;
		this.major = major;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (this.probe == Probe.OFF) {
			return;
		}
		try {
			check(Objects.requireNonNull(this.status.get()));
		}
		catch (ApiException | IllegalStateException ex) {
			if (this.probe == Probe.FAIL) {
				throw ex;
			}
			logger.warn("Started although the status of OpenApp is not good: {}", ex.getMessage());
		}
	}

	private void check(Status answer) {
		Matcher version = VERSION.matcher(answer.version());
		if (!version.matches()) {
			logger.info("OpenApp has the version '{}', which is no number: not checked", answer.version());
		}
		else if (Integer.parseInt(version.group(1)) != this.major) {
			throw new IllegalStateException(
					"OpenApp has the version " + answer.version() + ", and these definitions are for " + this.major
							+ ".x: see sample.openapp.major-version and sample.openapp.probe");
		}
	}

}
