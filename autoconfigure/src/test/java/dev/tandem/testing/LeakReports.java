package dev.tandem.testing;

import ch.qos.logback.classic.Level;
import io.netty.util.ResourceLeakDetector;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Netty reports of buffers that nobody has released. The build has it follow every
 * buffer, but not each use of one, which costs a stack trace.
 */
public final class LeakReports {

	private LeakReports() {
	}

	/**
	 * Capture the reports, which come once leaked buffers are collected and others are
	 * made.
	 * @return the reports
	 */
	public static LogCapture capture() {
		assertThat(ResourceLeakDetector.isEnabled()).isTrue();
		assertThat(System.getProperty("io.netty.leakDetection.samplingInterval"))
			.as("one of how many buffers is followed")
			.isEqualTo("1");
		return LogCapture.of(Level.ERROR, ResourceLeakDetector.class.getName());
	}

}
