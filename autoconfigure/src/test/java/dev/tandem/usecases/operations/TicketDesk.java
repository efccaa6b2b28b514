package dev.tandem.usecases.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.tandem.testing.Outcome;
import dev.tandem.testing.RunningCall;
import dev.tandem.testing.Twin;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * A web application that calls {@link TicketApi} and has Actuator, as its users and its
 * operator have it. Settings are those of {@code tandem.clients.tickets} unless their
 * name is a full one.
 */
final class TicketDesk implements AutoCloseable {

	static final String KEY = "s3cr3t-k3y";

	private final ConfigurableApplicationContext context;

	private TicketDesk(List<String> arguments) {
		this.context = new SpringApplicationBuilder(Desk.class).web(WebApplicationType.REACTIVE)
			.logStartupInfo(false)
			.run(arguments.stream().map((argument) -> "--" + argument).toArray(String[]::new));
	}

	static TicketDesk calling(URI baseUrl, String... settings) {
		List<String> arguments = new ArrayList<>(List.of("server.port=0", "management.endpoints.web.exposure.include=*",
				"management.endpoint.health.show-details=always", "archive.path=archive",
				"tandem.clients.tickets.base-url=" + baseUrl, "tandem.clients.tickets.shutdown.grace-period=0s",
				"tandem.clients.tickets.api-key=" + KEY));
		for (String setting : settings) {
			boolean full = setting.matches("(spring|tandem|management|desk|logging\\.level)\\..*");
			arguments.add(full ? setting : "tandem.clients.tickets." + setting);
		}
		return new TicketDesk(arguments);
	}

	/**
	 * The application with properties of a file.
	 */
	static TicketDesk configured(Path directory, String yaml, String... arguments) {
		try {
			Path file = Files.writeString(directory.resolve("desk.yaml"), yaml);
			List<String> all = new ArrayList<>(List.of(arguments));
			all.addAll(List.of("server.port=0", "archive.path=archive", "spring.config.location=" + file));
			return new TicketDesk(all);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	TicketApi reactive() {
		return this.context.getBean(TicketApi.class);
	}

	BlockingTicketApi blocking() {
		return this.context.getBean(BlockingTicketApi.class);
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	Outcome<String> get(Twin twin) {
		return twin.call(() -> reactive().get("1"), () -> blocking().get("1"));
	}

	RunningCall<String> start(Twin twin) {
		return twin.start(() -> reactive().get("1"), () -> blocking().get("1"));
	}

	/**
	 * By a connection of its own: the web server of the test sometimes reads nothing more
	 * from one that is used again.
	 */
	WebTestClient.ResponseSpec exchange(String path) {
		return exchange(HttpMethod.GET, path);
	}

	WebTestClient.ResponseSpec exchange(HttpMethod method, String path) {
		String port = this.context.getEnvironment().getRequiredProperty("local.server.port");
		return WebTestClient.bindToServer(new ReactorClientHttpConnector(HttpClient.newConnection()))
			.baseUrl("http://localhost:" + port + "/actuator")
			.responseTimeout(Duration.ofSeconds(30))
			.build()
			.method(method)
			.uri(path)
			.exchange();
	}

	/**
	 * The status of an endpoint. A body that is not read is a leak.
	 */
	int status(String path) {
		return exchange(path).expectBody().returnResult().getStatus().value();
	}

	/**
	 * What an endpoint answers, whatever the status.
	 */
	String text(String path) {
		byte[] body = exchange(path).expectBody().returnResult().getResponseBodyContent();
		return (body != null) ? new String(body, StandardCharsets.UTF_8) : "";
	}

	JsonNode json(String path) {
		return JsonMapper.shared().readTree(text(path));
	}

	@Override
	public void close() {
		this.context.close();
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Desk {

	}

}
