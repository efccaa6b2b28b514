package dev.tandem.testing;

import java.util.function.Consumer;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.test.tools.TestCompiler;
import org.springframework.javapoet.ClassName;

/**
 * An application that is prepared ahead of time, as for a native image, on the JVM. Tests
 * need {@code @CompileWithForkedClassLoader} to run one.
 */
public final class PreparedContext {

	private final TestGenerationContext generation;

	private final TestPropertyValues properties;

	private final ClassName initializer;

	private PreparedContext(TestGenerationContext generation, TestPropertyValues properties, ClassName initializer) {
		this.generation = generation;
		this.properties = properties;
		this.initializer = initializer;
	}

	/**
	 * Prepare an application.
	 * @param application its configuration
	 * @param properties its properties
	 * @return the application, which does not run yet
	 */
	public static PreparedContext of(Class<?> application, TestPropertyValues properties) {
		TestGenerationContext generation = new TestGenerationContext(application);
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			properties.applyTo(context);
			context.register(application);
			ClassName initializer = new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
			generation.writeGeneratedContent();
			return new PreparedContext(generation, properties, initializer);
		}
	}

	/**
	 * What a native image has to keep.
	 * @return the hints
	 */
	public RuntimeHints hints() {
		return this.generation.getRuntimeHints();
	}

	/**
	 * Run the application from the sources that were generated.
	 * @param test what to do with it
	 */
	@SuppressWarnings("unchecked")
	public void run(Consumer<GenericApplicationContext> test) {
		TestCompiler.forSystem().with(this.generation).withCompilerOptions("-proc:none").compile((compiled) -> {
			try (GenericApplicationContext context = new GenericApplicationContext()) {
				this.properties.applyTo(context);
				context.setClassLoader(compiled.getClassLoader());
				compiled.getInstance(ApplicationContextInitializer.class, this.initializer.canonicalName())
					.initialize(context);
				context.refresh();
				test.accept(context);
			}
		});
	}

}
