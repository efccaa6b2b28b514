package dev.tandem.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says how to let the annotation processor run.
 */
final class MissingTwinFailureAnalyzer extends AbstractFailureAnalyzer<MissingTwinException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MissingTwinException cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()), """
				Name the processor where %s is compiled, and compile again. From JDK 23 on, javac runs no processor \
				that is not named.

				Maven:

				<plugin>
				  <groupId>org.apache.maven.plugins</groupId>
				  <artifactId>maven-compiler-plugin</artifactId>
				  <configuration>
				    <annotationProcessorPaths>
				      <path>
				        <groupId>dev.tandem</groupId>
				        <artifactId>tandem-processor</artifactId>
				        <version>(the version of tandem-spring-boot-starter)</version>
				      </path>
				    </annotationProcessorPaths>
				  </configuration>
				</plugin>

				Gradle:

				annotationProcessor("dev.tandem:tandem-processor:<version>")"""
			.formatted(cause.definition().getSimpleName()), cause);
	}

}
