package dev.tandem.usecases;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tandem.ApiClients;
import dev.tandem.ApiException;
import dev.tandem.ImportApiClients;
import dev.tandem.autoconfigure.ApiClientsAutoConfiguration;
import dev.tandem.autoconfigure.ApiClientsMetricsAutoConfiguration;
import dev.tandem.testing.Outcome;
import dev.tandem.testing.RunningCall;
import dev.tandem.testing.Twin;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.service.HttpServiceClientPropertiesAutoConfiguration;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.WebClientObservationAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.service.ReactiveHttpServiceClientAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application with both twins of {@link NoteApi} and {@link NoteStreamApi}. Its
 * settings are those of {@code tandem.clients.notes} unless their name is a full one.
 *
 * <pre class="code">
 * try (NotesApplication notes = NotesApplication.calling(server.uri(), "timeouts.response=100ms")) {
 * 	notes.get(twin).failure(ApiTimeoutException.class);
 * }
 * </pre>
 */
final class NotesApplication implements AutoCloseable {

	/**
	 * The API key of every client here, unless a test says otherwise.
	 */
	static final String KEY = "s3cr3t-k3y";

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	private NotesApplication(List<String> properties, Consumer<AnnotationConfigApplicationContext> customizer) {
		TestPropertyValues.of(properties).applyTo(this.context);
		this.context.register(Setup.class);
		customizer.accept(this.context);
		this.context.refresh();
	}

	static NotesApplication calling(URI baseUrl, String... settings) {
		return calling(baseUrl, (context) -> {
		}, settings);
	}

	static NotesApplication calling(URI baseUrl, Consumer<AnnotationConfigApplicationContext> customizer,
			String... settings) {
		return calling("base-url=" + baseUrl, customizer, settings);
	}

	static NotesApplication callingAnyOf(List<URI> servers, Consumer<AnnotationConfigApplicationContext> customizer,
			String... settings) {
		return calling("base-urls=" + servers.stream().map(URI::toString).collect(Collectors.joining(",")), customizer,
				settings);
	}

	private static NotesApplication calling(String servers, Consumer<AnnotationConfigApplicationContext> customizer,
			String... settings) {
		List<String> properties = new ArrayList<>();
		properties.add("tandem.clients.notes." + servers);
		properties.add("tandem.clients.notes.shutdown.grace-period=0s");
		if (List.of(settings).stream().noneMatch((setting) -> setting.matches("(api-key|basic)\\b.*"))) {
			properties.add("tandem.clients.notes.api-key=" + KEY);
		}
		properties.addAll(properties(settings));
		return new NotesApplication(properties, customizer);
	}

	private static List<String> properties(String... settings) {
		List<String> properties = new ArrayList<>();
		for (String setting : settings) {
			boolean full = setting.matches("(?s)(spring|tandem|management)\\..*");
			properties.add(full ? setting : "tandem.clients.notes." + setting);
		}
		return properties;
	}

	/**
	 * Set properties of the environment, beside those that there are.
	 */
	void set(String... settings) {
		TestPropertyValues.of(properties(settings)).applyTo(this.context);
	}

	/**
	 * Change settings while the application runs.
	 * @return names of the clients that have changed
	 */
	Set<String> change(String... settings) {
		set(settings);
		return bean(ApiClients.class).refresh();
	}

	/**
	 * Settings and some more.
	 */
	static String[] and(String[] settings, String... more) {
		return Stream.concat(Stream.of(settings), Stream.of(more)).toArray(String[]::new);
	}

	/**
	 * The text of a failure in full: its trace with all causes and what was suppressed.
	 */
	static String trace(Throwable failure) {
		StringWriter text = new StringWriter();
		failure.printStackTrace(new PrintWriter(text, true));
		return text.toString();
	}

	/**
	 * A failure of a call must be of this type and tell no secret.
	 */
	static <X extends ApiException> X failure(Outcome<?> outcome, Class<X> type) {
		X failure = outcome.failure(type);
		assertThat(failure.client()).isEqualTo("notes");
		assertThat(trace(failure)).doesNotContain(KEY);
		return failure;
	}

	void publish(Object event) {
		this.context.publishEvent(event);
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	NoteApi reactive() {
		return bean(NoteApi.class);
	}

	BlockingNoteApi blocking() {
		return bean(BlockingNoteApi.class);
	}

	NoteStreamApi reactiveStreams() {
		return bean(NoteStreamApi.class);
	}

	BlockingNoteStreamApi blockingStreams() {
		return bean(BlockingNoteStreamApi.class);
	}

	/**
	 * The text forms of all beans but those that hold the properties themselves.
	 */
	List<String> texts() {
		return this.context.getBeansOfType(Object.class)
			.values()
			.stream()
			.filter((bean) -> !(bean instanceof Environment || bean instanceof Map))
			.map(String::valueOf)
			.toList();
	}

	Outcome<Note> get(Twin twin) {
		return get(twin, "1");
	}

	Outcome<Note> get(Twin twin, String id) {
		return twin.call(() -> reactive().get(id), () -> blocking().get(id));
	}

	Outcome<Note> create(Twin twin) {
		return twin.call(() -> reactive().create(Note.HELLO), () -> blocking().create(Note.HELLO));
	}

	Outcome<Note> at(Twin twin, URI uri) {
		return at(twin, uri, Map.of());
	}

	Outcome<Note> at(Twin twin, URI uri, Map<String, String> headers) {
		return twin.call(() -> reactive().at(uri, headers), () -> blocking().at(uri, headers));
	}

	Outcome<Note> search(Twin twin, Map<String, String> headers, Map<String, String> cookies,
			Map<String, String> query) {
		return twin.call(() -> reactive().search(headers, cookies, query),
				() -> blocking().search(headers, cookies, query));
	}

	RunningCall<Note> start(Twin twin) {
		return twin.start(() -> reactive().get("1"), () -> blocking().get("1"));
	}

	/**
	 * With one connection at most, a good call shows that no call before it has kept the
	 * connection.
	 */
	void assertWorks(Twin twin) {
		assertThat(get(twin).get()).isEqualTo(Note.HELLO);
	}

	@Override
	public void close() {
		this.context.close();
	}

	@Configuration(proxyBeanMethods = false)
	@ImportApiClients({ NoteApi.class, NoteStreamApi.class })
	@ImportAutoConfiguration({ ApiClientsAutoConfiguration.class, ApiClientsMetricsAutoConfiguration.class,
			HttpServiceClientPropertiesAutoConfiguration.class, ReactiveHttpServiceClientAutoConfiguration.class,
			ReactiveHttpClientAutoConfiguration.class, HttpClientAutoConfiguration.class,
			WebClientAutoConfiguration.class, WebClientObservationAutoConfiguration.class,
			ObservationAutoConfiguration.class, CodecsAutoConfiguration.class, JacksonAutoConfiguration.class,
			SslAutoConfiguration.class })
	static class Setup {

	}

}
