package dev.tandem.processor.kotlin;

import java.io.IOException;
import java.io.Writer;
import java.util.Optional;

import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.util.Elements;
import javax.tools.StandardLocation;

import dev.tandem.processor.check.Diagnostics;
import dev.tandem.processor.model.Definition;
import dev.tandem.processor.model.Operation;

/**
 * Writes the twins for coroutines, where there are any: in a compilation of Kotlin by
 * kapt that has {@code kotlinx-coroutines-reactor} on its class path.
 */
public final class SuspendTwins {

	/**
	 * The option of kapt that names the directory of generated Kotlin. The files go to
	 * that of generated Java by way of the filer, which kapt hands to the compiler of
	 * Kotlin as well: then Gradle knows which definition each is from.
	 */
	public static final String KAPT = "kapt.kotlin.generated";

	/**
	 * Set to {@code false}, it switches these twins off.
	 */
	public static final String OPTION = "tandem.suspend";

	private static final String COROUTINES = "kotlinx.coroutines.reactor.MonoKt";

	private final Elements elements;

	private final Filer filer;

	private final boolean wanted;

	/**
	 * Write twins in a compilation.
	 * @param environment the compilation
	 */
	public SuspendTwins(ProcessingEnvironment environment) {
		this.elements = environment.getElementUtils();
		this.filer = environment.getFiler();
		this.wanted = environment.getOptions().containsKey(KAPT)
				&& !"false".equals(environment.getOptions().get(OPTION));
	}

	/**
	 * Write the twin of a definition. One that is not public, which only Java has, is
	 * left out: no type of Kotlin is as hidden. So is an operation that has such a type,
	 * or that Kotlin does not call by the name it has for Java.
	 * @param definition the definition
	 * @param diagnostics knows what to leave out, and reports a file that cannot be
	 * written
	 */
	public void write(Definition definition, Diagnostics diagnostics) {
		if (!this.wanted || !definition.isPublic() || this.elements.getTypeElement(COROUTINES) == null) {
			return;
		}
		SuspendTwin twin = new SuspendTwin(this.elements, definition);
		String source = twin.source(definition.operations()
			.stream()
			.filter((operation) -> !diagnostics.isLeftOut(operation) && !isOmitted(operation, twin, diagnostics))
			.toList());
		try (Writer writer = this.filer
			.createResource(StandardLocation.SOURCE_OUTPUT, twin.name().packageName(), twin.name().simpleName() + ".kt",
					definition.element())
			.openWriter()) {
			writer.write(source);
		}
		catch (FilerException ex) {
			diagnostics.error(definition.element(), "The suspend twin of " + definition.name()
					+ " cannot be written: rename the definition, because " + twin.name() + " exists already");
		}
		catch (IOException ex) {
			diagnostics.error(definition.element(),
					"The suspend twin of " + definition.name() + " cannot be written: " + ex);
		}
	}

	private static boolean isOmitted(Operation operation, SuspendTwin twin, Diagnostics diagnostics) {
		Optional<String> reason = Omission.of(operation);
		reason.ifPresent((why) -> diagnostics.warn(operation.method().element(),
				operation.description() + " is not in " + twin.name().simpleName() + ", because " + why));
		return reason.isPresent();
	}

}
