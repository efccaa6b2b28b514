package dev.tandem.benchmarks.peer;

import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts the Boot application that a peer is taken from.
 */
public final class PeerContext {

	private PeerContext() {
	}

	/**
	 * Start an application.
	 * @param application class with its auto-configuration
	 * @param properties its properties, as {@code name=value}
	 * @return its running context
	 */
	public static ConfigurableApplicationContext start(Class<?> application, String... properties) {
		List<String> all = new ArrayList<>(List.of(properties));
		all.add("logging.level.root=warn");
		return new SpringApplicationBuilder(application).web(WebApplicationType.NONE)
			.bannerMode(Banner.Mode.OFF)
			.properties(all.toArray(String[]::new))
			.run();
	}

}
