package dev.tandem.test;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.tandem.ApiClient;
import dev.tandem.autoconfigure.SelectedClients;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Reads from a test class which clients call WireMock.
 */
class StubbedClientsContextCustomizerFactory implements ContextCustomizerFactory {

	@Override
	public @Nullable ContextCustomizer createContextCustomizer(Class<?> testClass,
			List<ContextConfigurationAttributes> attributes) {
		Set<String> clients = new TreeSet<>(named(testClass).keySet());
		Set<String> recorded = new TreeSet<>();
		for (RecordedClient annotation : Recording.annotations(testClass)) {
			if (RecordMode.isOn(annotation.value())) {
				recorded.add(annotation.value());
			}
		}
		ApiClientTest slice = TestContextAnnotationUtils.findMergedAnnotation(testClass, ApiClientTest.class);
		if (slice == null) {
			return clients.isEmpty() ? null : new StubbedClientsContextCustomizer(null, clients, recorded);
		}
		SelectedClients selected = selected(testClass, slice);
		clients.addAll(selected.clients());
		return new StubbedClientsContextCustomizer(selected, clients, recorded);
	}

	private static SelectedClients selected(Class<?> testClass, ApiClientTest slice) {
		Set<Class<?>> definitions = new LinkedHashSet<>(List.of(slice.definitions()));
		Set<String> clients = new TreeSet<>(List.of(slice.clients()));
		for (Class<?> definition : definitions) {
			ApiClient annotation = definition.getAnnotation(ApiClient.class);
			if (annotation == null) {
				throw new IllegalStateException(
						"@ApiClientTest on %s names %s, which is not marked @ApiClient: name the definition, not its twin"
							.formatted(testClass.getName(), definition.getName()));
			}
			clients.add(annotation.value());
		}
		if (clients.isEmpty()) {
			throw new IllegalStateException(
					"@ApiClientTest on %s names no definition: write @ApiClientTest(TodoApi.class), or clients = \"…\" for a client without one"
						.formatted(testClass.getName()));
		}
		return new SelectedClients(definitions, clients);
	}

	/**
	 * Names of clients, each with the annotation that names it.
	 */
	static Map<String, String> named(Class<?> testClass) {
		Map<String, String> clients = new TreeMap<>();
		for (RecordedClient annotation : Recording.annotations(testClass)) {
			clients.put(annotation.value(), "@RecordedClient");
		}
		for (Class<?> type = testClass; type != null; type = type.getEnclosingClass()) {
			ReflectionUtils.doWithFields(type, (field) -> add(field, clients));
			for (Method method : ReflectionUtils.getAllDeclaredMethods(type)) {
				addParameters(method, clients);
			}
			for (Constructor<?> constructor : type.getDeclaredConstructors()) {
				addParameters(constructor, clients);
			}
		}
		return clients;
	}

	private static void addParameters(Executable executable, Map<String, String> clients) {
		for (AnnotatedElement parameter : executable.getParameters()) {
			add(parameter, clients);
		}
	}

	private static void add(AnnotatedElement element, Map<String, String> clients) {
		StubbedClient annotation = AnnotatedElementUtils.findMergedAnnotation(element, StubbedClient.class);
		if (annotation != null) {
			clients.put(annotation.value(), "@StubbedClient");
		}
	}

}
