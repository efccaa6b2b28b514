package dev.tandem.twin;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Objects;
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
import org.springframework.util.ReflectionUtils;

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
				return definition.getMetadata().isInterface()
						&& !definition.getMetadata().hasAnnotation(ReactiveTwin.class.getName());
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
			.contains("dev.tandem.twin.definitions.TodoApi", "dev.tandem.twin.definitions.Apis$TodoApi",
					"dev.tandem.twin.definitions.PlainApi");
	}

	@ParameterizedTest
	@MethodSource("definitions")
	void twinWhenComparedHasEachMethodByTheTypeTable(Class<?> definition) {
		TwinTypes types = types(definition);
		boolean toBlocking = types.adapter() == null;
		Class<?> twin = toBlocking ? types.blocking() : types.reactive();
		assertThat(twin).isInterface();
		assertThat(isPublic(twin)).isEqualTo(isPublic(definition));
		Set<String> expected = new TreeSet<>();
		for (Method method : methods(definition)) {
			expected.add(new TypeTable(method, definition, toBlocking).expected());
		}
		Set<String> actual = new TreeSet<>();
		for (Method method : methods(twin)) {
			actual.add(signature(method));
		}
		assertThat(actual).isEqualTo(expected).isNotEmpty();
	}

	/**
	 * The reactive interface has them all, since the proxy is one of it.
	 */
	@ParameterizedTest
	@MethodSource("definitions")
	void twinWhenReadCarriesAnnotationsIfItIsTheReactiveOne(Class<?> definition) {
		TwinTypes types = types(definition);
		if (types.adapter() == null) {
			for (Method method : methods(types.blocking())) {
				assertThat(method.getAnnotations()).isEmpty();
				assertThat(method.getParameters()).allMatch((parameter) -> parameter.getAnnotations().length == 0);
			}
			return;
		}
		assertThat(types.reactive().getAnnotations()).contains(definition.getAnnotations());
		for (Method method : methods(definition)) {
			Method twin = ReflectionUtils.findMethod(types.reactive(), method.getName(), method.getParameterTypes());
			if (twin != null) {
				assertThat(twin.getAnnotations()).isEqualTo(method.getAnnotations());
			}
		}
	}

	@ParameterizedTest
	@MethodSource("definitions")
	void facadeWhenReadIsFinalAndTakesReactiveInterface(Class<?> definition) throws ReflectiveOperationException {
		TwinTypes types = types(definition);
		assertThat(types.facade().getModifiers()).isEqualTo(Modifier.FINAL);
		assertThat(types.facade().getInterfaces()).containsExactly(types.blocking(), TwinFacade.class);
		assertThat(types.facade().getDeclaredConstructors()).hasSize(1);
		assertThat(types.facade().getDeclaredConstructor(types.reactive()).getModifiers()).isZero();
	}

	private static TwinTypes types(Class<?> definition) {
		return Objects.requireNonNull(TwinTypes.of(definition));
	}

	/**
	 * The most specific declaration of each method that an instance has.
	 */
	private static Set<Method> methods(Class<?> type) {
		return MethodIntrospector.selectMethods(type, (Method method) -> !Modifier.isStatic(method.getModifiers())
				&& !Modifier.isPrivate(method.getModifiers()) && !method.isBridge() && !method.isSynthetic());
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
