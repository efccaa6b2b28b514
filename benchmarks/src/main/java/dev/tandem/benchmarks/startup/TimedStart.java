package dev.tandem.benchmarks.startup;

import java.util.Arrays;

import dev.tandem.benchmarks.peer.PeerContext;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts an application, takes every client from it, and writes how long that took.
 */
public final class TimedStart {

	private TimedStart() {
	}

	/**
	 * Start an application.
	 * @param application its class
	 */
	public static void main(Class<?> application) {
		long start = System.nanoTime();
		try (ConfigurableApplicationContext context = PeerContext.start(application)) {
			Arrays.stream(context.getBeanDefinitionNames()).forEach(context::getBean);
			System.out.println(System.nanoTime() - start);
		}
	}

}
