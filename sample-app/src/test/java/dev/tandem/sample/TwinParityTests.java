package dev.tandem.sample;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tandem.ApiClient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.ResolvableType;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each definition of the sample and its twin have the same methods; only results differ.
 */
class TwinParityTests {

	static Stream<Class<?>> definitions() {
		ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false) {

			@Override
			protected boolean isCandidateComponent(AnnotatedBeanDefinition candidate) {
				return candidate.getMetadata().isInterface();
			}

		};
		scanner.addIncludeFilter(new AnnotationTypeFilter(ApiClient.class));
		return scanner.findCandidateComponents("dev.tandem.sample")
			.stream()
			.map((candidate) -> load(String.valueOf(candidate.getBeanClassName())));
	}

	@ParameterizedTest
	@MethodSource("definitions")
	void twinHasTheMethodsOfItsDefinition(Class<?> definition) {
		Class<?> twin = load(definition.getPackageName() + ".Blocking" + definition.getSimpleName());
		Set<String> expected = signatures(definition, true);
		assertThat(expected).isNotEmpty();
		assertThat(signatures(twin, false)).isEqualTo(expected);
	}

	private static Set<String> signatures(Class<?> type, boolean blocking) {
		return Stream.of(type.getMethods())
			.filter((method) -> !Modifier.isStatic(method.getModifiers()))
			.map((method) -> signature(type, method, blocking))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static String signature(Class<?> type, Method method, boolean blocking) {
		ResolvableType result = ResolvableType.forMethodReturnType(method, type);
		List<String> parameters = Stream.of(method.getParameters())
			.map((parameter) -> parameter.getParameterizedType() + " " + parameter.getName())
			.toList();
		return (blocking ? blocking(result) : result.toString()) + " " + method.getName() + parameters;
	}

	private static String blocking(ResolvableType result) {
		if (result.toClass() == Flux.class) {
			return List.class.getName() + "<" + result.getGeneric() + ">";
		}
		if (result.toClass() != Mono.class) {
			return result.toString();
		}
		return (result.getGeneric().toClass() == Void.class) ? "void" : result.getGeneric().toString();
	}

	private static Class<?> load(String name) {
		return ClassUtils.resolveClassName(name, TwinParityTests.class.getClassLoader());
	}

}
