package dev.tandem.autoconfigure;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.util.Assert;

/**
 * Clients that a test names, each of which has to exist: a stub for a misspelt one would
 * leave the client that is meant calling the API. Internal to Tandem.
 *
 * @param names names of clients, each with the annotation that names it
 * @param testClass the test
 * @param properties name of the property source that the annotations add, which does not
 * make a client one of the application
 */
public record TestedClients(Map<String, String> names, Class<?> testClass, String properties) {

	/**
	 * Check the names, as soon as all definitions are known. A context without the
	 * auto-configuration, or one that was prepared ahead of time, is not checked.
	 * @param beans the beans of the application
	 * @param environment where its clients are configured
	 * @throws IllegalStateException if a client does not exist
	 */
	public void check(ConfigurableListableBeanFactory beans, Environment environment) {
		SeenBeans seen = SeenBeans.in(beans);
		if (seen == null) {
			return;
		}
		boolean slice = SelectedClients.of(beans) != null;
		ConfiguredClients configured = new ConfiguredClients(environment);
		Set<String> clients = new TreeSet<>(seen.defined());
		seen.generic()
			.stream()
			.filter((client) -> slice || configured.isIn(client, this.properties))
			.forEach(clients::add);
		String problems = this.names.keySet()
			.stream()
			.filter((name) -> !clients.contains(name))
			.map((name) -> problem(name, clients, slice))
			.collect(Collectors.joining(System.lineSeparator()));
		Assert.state(problems.isEmpty(), problems);
	}

	private String problem(String name, Set<String> clients, boolean slice) {
		return "There is no client '%s', which %s of %s names. %s%s".formatted(name, this.names.get(name),
				this.testClass.getName(),
				clients.isEmpty() ? "There are no clients."
						: "The clients%s are: %s.".formatted(slice ? " of @ApiClientTest" : "",
								String.join(", ", clients)),
				NearestName.of(name, clients).map((nearest) -> " Is '" + nearest + "' meant?").orElse(""));
	}

}
