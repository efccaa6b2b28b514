package dev.tandem.sample;

import java.util.Map;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

/**
 * The sample as a user starts it, on a free port, with arguments and an environment.
 *
 * @param context the application's context
 */
public record RunningSample(ConfigurableApplicationContext context) implements AutoCloseable {

	public static RunningSample start(String... args) {
		return start(Map.of(), args);
	}

	public static RunningSample start(Map<String, Object> variables, String... args) {
		ConfigurableEnvironment environment = new StandardEnvironment();
		String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
		environment.getPropertySources().replace(name, new SystemEnvironmentPropertySource(name, variables));
		return new RunningSample(new SpringApplicationBuilder(SampleApplication.class).main(SampleApplication.class)
			.environment(environment)
			.properties("server.port=0")
			.run(args));
	}

	public RestTestClient client() {
		return RestTestClient.bindToServer().baseUrl("http://localhost:" + port()).build();
	}

	public String port() {
		return this.context.getEnvironment().getRequiredProperty("local.server.port");
	}

	@Override
	public void close() {
		this.context.close();
	}

}
