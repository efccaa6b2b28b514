package dev.tandem.autoconfigure;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;

/**
 * What Boot tells a user whose application does not start.
 */
final class StartFailure {

	private StartFailure() {
	}

	static FailureAnalysis of(ApplicationContextRunner runner) {
		AtomicReference<FailureAnalysis> analysis = new AtomicReference<>();
		runner.run((context) -> {
			Throwable failure = context.getStartupFailure();
			if (failure == null) {
				throw new AssertionError("Expected the context not to start");
			}
			analysis.set(analyze(failure));
		});
		return Objects.requireNonNull(analysis.get());
	}

	/**
	 * The first analyzer that knows the failure has the word, as in Boot.
	 */
	static FailureAnalysis analyze(Throwable startFailure) {
		ArgumentResolver arguments = ArgumentResolver.of(BeanFactory.class, new DefaultListableBeanFactory())
			.and(Environment.class, new StandardEnvironment());
		return SpringFactoriesLoader.forDefaultResourceLocation()
			.load(FailureAnalyzer.class, arguments, (type, name, failure) -> {
				// An analyzer of something that is not on the class path.
			})
			.stream()
			.map((analyzer) -> analyzer.analyze(startFailure))
			.filter(Objects::nonNull)
			.findFirst()
			.orElseThrow(() -> new AssertionError("No analyzer knows the failure", startFailure));
	}

}
