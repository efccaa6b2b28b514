package dev.tandem.twin;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tandem.ApiClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.ResolvableType;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the twin of each definition in the build to the type table, by reflection and
 * without the processor.
 */
class TwinParityTests {

	static Stream<Class<?>> definitions() {
		var scanner = new ClassPathScanningCandidateComponentProvider(false) {

			@Override
			protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
				return definition.getMetadata().isInterface();
			}

		};
		scanner.addIncludeFilter(new AnnotationTypeFilter(ApiClient.class));
		return scanner.findCandidateComponents("dev.tandem")
			.stream()
			.map((candidate) -> ClassUtils.resolveClassName(String.valueOf(candidate.getBeanClassName()), null));
	}

	@Test
	void definitionsWhenScannedAreThere() {
		assertThat(definitions()).extracting(Class::getName)
			.contains("dev.tandem.twin.definitions.TodoApi", "dev.tandem.twin.definitions.Apis$TodoApi");
	}

	@ParameterizedTest
	@MethodSource("definitions")
	void twinWhenComparedHasEachMethodByTheTypeTable(Class<?> definition) {
		Class<?> twin = twin(definition, "");
		assertThat(twin).isInterface();
		assertThat(isPublic(twin)).isEqualTo(isPublic(definition));
		Set<String> expected = new TreeSet<>();
		for (Method method : methods(definition)) {
			expected.add(new TypeTable(method, definition).expected());
		}
		Set<String> actual = new TreeSet<>();
		for (Method method : methods(twin)) {
			actual.add(signature(method));
		}
		assertThat(actual).isEqualTo(expected).isNotEmpty();
	}

	@ParameterizedTest
	@MethodSource("definitions")
	void twinWhenReadCarriesNoAnnotationOfSpring(Class<?> definition) {
		for (Method method : methods(twin(definition, ""))) {
			assertThat(method.getAnnotations()).isEmpty();
			assertThat(method.getParameters()).allMatch((parameter) -> parameter.getAnnotations().length == 0);
		}
	}

	@ParameterizedTest
	@MethodSource("definitions")
	void facadeWhenReadIsFinalAndTakesDefinition(Class<?> definition) throws ReflectiveOperationException {
		Class<?> facade = twin(definition, "Facade");
		assertThat(facade.getModifiers()).isEqualTo(Modifier.FINAL);
		assertThat(facade.getInterfaces()).containsExactly(twin(definition, ""), BlockingTwin.class);
		assertThat(facade.getDeclaredConstructors()).hasSize(1);
		assertThat(facade.getDeclaredConstructor(definition).getModifiers()).isZero();
	}

	/**
	 * The most specific declaration of each method that an instance has.
	 */
	private static Set<Method> methods(Class<?> type) {
		return MethodIntrospector.selectMethods(type, (Method method) -> !Modifier.isStatic(method.getModifiers())
				&& !Modifier.isPrivate(method.getModifiers()) && !method.isBridge() && !method.isSynthetic());
	}

	private static Class<?> twin(Class<?> definition, String suffix) {
		List<String> names = Arrays.asList(ClassUtils.getShortName(definition).split("\\.", -1));
		int last = names.size() - 1;
		String enclosing = names.subList(0, last).stream().map((name) -> name + "_").collect(Collectors.joining());
		return ClassUtils.resolveClassName(
				definition.getPackageName() + "." + enclosing + "Blocking" + names.get(last) + suffix,
				definition.getClassLoader());
	}

	private static boolean isPublic(Class<?> type) {
		Class<?> enclosing = type.getEnclosingClass();
		return Modifier.isPublic(type.getModifiers()) && (enclosing == null || isPublic(enclosing));
	}

	private static String signature(Method method) {
		String parameters = Arrays.stream(method.getGenericParameterTypes())
			.map((type) -> ResolvableType.forType(type).toString())
			.collect(Collectors.joining(", "));
		boolean nullable = method.getAnnotatedReturnType().isAnnotationPresent(Nullable.class);
		return (nullable ? "@Nullable " : "") + ResolvableType.forMethodReturnType(method) + " " + method.getName()
				+ "(" + parameters + ")" + (method.isVarArgs() ? "..." : "")
				+ Arrays.toString(method.getExceptionTypes());
	}

}
