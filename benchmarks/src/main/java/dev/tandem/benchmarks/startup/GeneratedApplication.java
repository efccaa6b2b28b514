package dev.tandem.benchmarks.startup;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * An application with a number of definitions, written and compiled for this run.
 */
final class GeneratedApplication {

	private static final String CLASS_PATH = System.getProperty("java.class.path");

	private static final String IMPORT = """
			@org.springframework.web.service.registry.ImportHttpServices(group = "items",
				basePackages = "application",
				clientType = org.springframework.web.service.registry.HttpServiceGroup.ClientType.WEB_CLIENT)
			""";

	private final Path classes;

	private final List<String> properties;

	private GeneratedApplication(Path classes, List<String> properties) {
		this.classes = classes;
		this.properties = properties;
	}

	static GeneratedApplication withTandem(Path directory, int definitions) throws IOException {
		Path classes = compile(directory.resolve("tandem" + definitions), "", "@dev.tandem.ApiClient(\"items\")",
				definitions);
		return new GeneratedApplication(classes,
				(definitions > 0) ? List.of("-Dtandem.clients.items.base-url=http://127.0.0.1:9") : List.of());
	}

	static GeneratedApplication withSpring(Path directory, int definitions) throws IOException {
		Path classes = compile(directory.resolve("spring" + definitions), IMPORT, "", definitions);
		return new GeneratedApplication(classes,
				List.of("-Dspring.http.serviceclient.items.base-url=http://127.0.0.1:9"));
	}

	private static Path compile(Path directory, String onApplication, String onDefinition, int definitions)
			throws IOException {
		Path sources = Files.createDirectories(directory.resolve("sources/application"));
		Path classes = Files.createDirectories(directory.resolve("classes"));
		List<String> arguments = new ArrayList<>(List.of("-nowarn", "-parameters", "-cp", CLASS_PATH, "-processor",
				"dev.tandem.processor.ApiClientProcessor", "-d", classes.toString()));
		arguments.add(write(sources, "Application", application(onApplication)));
		for (int i = 0; i < definitions; i++) {
			arguments.add(write(sources, "Api" + i, definition(i, onDefinition)));
		}
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		if (compiler == null || compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
			throw new IOException("The application could not be compiled: a JDK is needed");
		}
		return classes;
	}

	private static String application(String annotations) {
		return """
				package application;

				@org.springframework.boot.SpringBootConfiguration(proxyBeanMethods = false)
				@org.springframework.boot.autoconfigure.EnableAutoConfiguration
				%s
				public class Application {

					public static void main(String[] args) {
						dev.tandem.benchmarks.startup.TimedStart.main(Application.class);
					}

				}
				""".formatted(annotations);
	}

	private static String definition(int number, String annotation) {
		return """
				package application;

				import dev.tandem.benchmarks.peer.Item;
				import org.springframework.web.bind.annotation.*;
				import org.springframework.web.service.annotation.*;
				import reactor.core.publisher.*;

				%s
				@HttpExchange("/items%d")
				public interface Api%d {

					@GetExchange("/{id}") Mono<Item> get(@PathVariable long id, @RequestParam String view);

					@GetExchange Flux<Item> list();

					@PostExchange Mono<Item> create(@RequestBody Item item);

					@DeleteExchange("/{id}") Mono<Void> delete(@PathVariable long id);

				}
				""".formatted(annotation, number, number);
	}

	private static String write(Path directory, String type, String source) throws IOException {
		return Files.writeString(directory.resolve(type + ".java"), source).toString();
	}

	/**
	 * Start the application in a process of its own.
	 * @return the nanoseconds from {@code main} to the end of the start
	 */
	long start() throws IOException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(List.of("-cp", this.classes + File.pathSeparator + CLASS_PATH));
		command.addAll(this.properties);
		command.add("application.Application");
		Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
			String nanos = output.readLine();
			if (nanos == null) {
				throw new IOException("The application with " + this.classes + " did not start");
			}
			return Long.parseLong(nanos);
		}
	}

}
