package dev.tandem.autoconfigure;

import java.util.List;

import dev.tandem.ApiClient;
import dev.tandem.twin.TwinFacade;
import dev.tandem.twin.TwinNames;
import dev.tandem.twin.TwinTypes;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

/**
 * Says why there is no bean of a definition or a twin that is injected: the definition is
 * outside of the packages that are scanned, or the twin needs a library.
 */
final class MissingClientFailureAnalyzer extends AbstractFailureAnalyzer<NoSuchBeanDefinitionException>
		implements Ordered {

	private final BeanFactory beans;

	MissingClientFailureAnalyzer(BeanFactory beans) {
		this.beans = beans;
	}

	/**
	 * Before Boot's, which knows nothing of definitions.
	 */
	@Override
	public int getOrder() {
		return -1;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoSuchBeanDefinitionException cause) {
		ResolvableType missing = cause.getResolvableType();
		if (missing == null || cause instanceof NoUniqueBeanDefinitionException) {
			return null;
		}
		Class<?> type = missing.toClass();
		Class<?> definition = definition(type);
		if (type.getName().equals(TwinNames.suspending(definition.getName())) && !TwinTypes.hasCoroutines(definition)) {
			return new FailureAnalysis(
					"There is no bean of %s, the twin of %s for coroutines: kotlinx-coroutines-reactor is not on the class path."
						.formatted(type.getName(), definition.getName()),
					"Add the dependency org.jetbrains.kotlinx:kotlinx-coroutines-reactor.", cause);
		}
		List<String> packages = AutoConfigurationPackages.has(this.beans) ? AutoConfigurationPackages.get(this.beans)
				: List.of();
		if (!definition.isAnnotationPresent(ApiClient.class)
				|| packages.stream().anyMatch((scanned) -> in(definition, scanned))) {
			return null;
		}
		String what = type.equals(definition) ? "the definition " + definition.getName()
				: "%s, the twin of %s,".formatted(type.getName(), definition.getName());
		return new FailureAnalysis(
				"There is no bean of %s: it is outside the scanned packages (%s).".formatted(what,
						packages.isEmpty() ? "none" : String.join(", ", packages)),
				"Bring it in on a configuration class: @ImportApiClients(types = %s.class)."
					.formatted(definition.getSimpleName()),
				cause);
	}

	/**
	 * The facade of a blocking twin knows the interface that it calls.
	 */
	private static Class<?> definition(Class<?> type) {
		String facade = TwinNames.facade(type.getName());
		if (!ClassUtils.isPresent(facade, type.getClassLoader())) {
			return TwinNames.definition(type);
		}
		Class<?> called = ResolvableType.forClass(ClassUtils.resolveClassName(facade, type.getClassLoader()))
			.as(TwinFacade.class)
			.getGeneric()
			.toClass();
		return TwinNames.definition(called);
	}

	private static boolean in(Class<?> definition, String scanned) {
		return definition.getPackageName().equals(scanned) || definition.getPackageName().startsWith(scanned + ".");
	}

}
