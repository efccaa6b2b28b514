package dev.tandem.testing;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.time.Duration;

import ch.qos.logback.classic.Level;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Netty reports of buffers that nobody has released. The build has it follow every
 * buffer, but not each use of one, which costs a stack trace.
 */
public final class LeakReports {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private LeakReports() {
	}

	/**
	 * Capture the reports, which come once leaked buffers are collected and others are
	 * made. What servers of tests before have left behind when they were closed is
	 * reported first.
	 * @return the reports
	 */
	public static LogCapture capture() {
		assertThat(ResourceLeakDetector.isEnabled()).isTrue();
		assertThat(System.getProperty("io.netty.leakDetection.samplingInterval"))
			.as("one of how many buffers is followed")
			.isEqualTo("1");
		collect();
		return LogCapture.of(Level.ERROR, ResourceLeakDetector.class.getName());
	}

	/**
	 * Reports of what is unreachable now.
	 */
	private static void collect() {
		for (int i = 0; i < 2; i++) {
			ReferenceQueue<Object> collected = new ReferenceQueue<>();
			WeakReference<Object> unreachable = new WeakReference<>(new Object(), collected);
			Awaitility.await().atMost(LIMIT).until(() -> {
				System.gc();
				return collected.poll() != null && unreachable.get() == null;
			});
			ByteBufAllocator.DEFAULT.buffer(1).release();
		}
	}

}
