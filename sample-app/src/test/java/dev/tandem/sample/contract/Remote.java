package dev.tandem.sample.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.tandem.ApiClient;
import dev.tandem.config.ConfigClient;
import dev.tandem.sample.bloomy.login.TokenApi;
import dev.tandem.standin.StandIn;
import dev.tandem.standin.bloomy.BloomyServer;
import dev.tandem.standin.geopera.GeoperaServer;
import dev.tandem.standin.opendecree.OpenDecreeServer;
import dev.tandem.standin.openapp.OpenAppServer;

import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * A system, with its definitions, its stand-in and the facts that hold for both.
 */
enum Remote {

	BLOOMY("/api/v1"), OPENAPP("/api/v1"), GEOPERA(""), OPENDECREE("");

	private static final Pattern SET = Pattern.compile("\\$\\w+");

	private final String basePath;

	Remote(String basePath) {
		this.basePath = basePath;
	}

	Server start() {
		return switch (this) {
			case BLOOMY -> bloomy();
			case OPENAPP -> openApp();
			case GEOPERA -> geopera();
			case OPENDECREE -> openDecree();
		};
	}

	private static Server bloomy() {
		BloomyServer server = new BloomyServer();
		return new Server(server, server.http(), Map.of("Authorization", "Bearer " + BloomyServer.API_KEY));
	}

	private static Server openApp() {
		OpenAppServer server = new OpenAppServer();
		return new Server(server, server.http(), Map.of("Authorization", "Bearer " + server.key(), "X-Org", "o1"));
	}

	private static Server geopera() {
		GeoperaServer server = new GeoperaServer();
		return new Server(server, server.http(), Map.of("Authorization", "Bearer " + GeoperaServer.KEY));
	}

	private static Server openDecree() {
		OpenDecreeServer server = new OpenDecreeServer().field("fee", "numberValue");
		server.write("fee", 0.5);
		server.write("fee", 1.0);
		return new Server(server, server.http(),
				Map.of("x-subject", "tests", "x-role", "admin", "x-tenant-id", OpenDecreeServer.TENANT));
	}

	List<Operation> operations() {
		return definitions()
			.flatMap((definition) -> Operation.of(definition, (definition == TokenApi.class) ? "" : this.basePath))
			.toList();
	}

	private Stream<Class<?>> definitions() {
		if (this == OPENDECREE) {
			return Stream.of(ConfigClient.class);
		}
		ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false) {

			@Override
			protected boolean isCandidateComponent(AnnotatedBeanDefinition candidate) {
				return candidate.getMetadata().isInterface();
			}

		};
		scanner.addIncludeFilter(new AnnotationTypeFilter(ApiClient.class));
		return scanner.findCandidateComponents("dev.tandem.sample." + name().toLowerCase(Locale.ROOT))
			.stream()
			.map((candidate) -> ClassUtils.resolveClassName(String.valueOf(candidate.getBeanClassName()),
					Remote.class.getClassLoader()));
	}

	List<Fact> facts() {
		Map<String, String> sets = new HashMap<>();
		return lines().filter((line) -> !line.isBlank() && !line.startsWith("#")).flatMap((line) -> {
			if (!line.startsWith("$")) {
				return Stream.of(Fact.parse(SET.matcher(line)
					.replaceAll((set) -> Matcher.quoteReplacement(sets.getOrDefault(set.group(), "?")))));
			}
			String[] set = line.split(" = ", 2);
			sets.put(set[0], set[1]);
			return Stream.empty();
		}).toList();
	}

	private Stream<String> lines() {
		String name = name().toLowerCase(Locale.ROOT) + ".txt";
		try (var file = Objects.requireNonNull(Remote.class.getResourceAsStream(name))) {
			return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A stand-in that runs, and the headers that it wants.
	 *
	 * @param owner what to close
	 * @param http its HTTP
	 * @param headers the headers
	 */
	record Server(AutoCloseable owner, StandIn http, Map<String, String> headers) implements AutoCloseable {

		URI resolve(String uri) {
			return this.http.uri().resolve(uri);
		}

		Stream<String> routes() {
			String base = this.http.uri().getPath();
			return this.http.routes().stream().map((route) -> Fact.normalize(route.replace(" ", " " + base)));
		}

		@Override
		public void close() {
			try {
				this.owner.close();
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
